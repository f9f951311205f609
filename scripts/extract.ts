/** `npm run data`: data/sources → data/corpus. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { corpusFiles, extractCorpus } from './corpus.ts'
import { dataDir, exitOnProblems, run } from './files.ts'

await run(() => {
  const corpus = extractCorpus()
  exitOnProblems(corpus.problems, 'extraction')
  const dir = join(dataDir, 'corpus')
  mkdirSync(dir, { recursive: true })
  for (const [name, text] of corpusFiles(corpus)) writeFileSync(join(dir, name), text)
  console.log(`data/corpus: ${corpus.items.length} items in ${corpus.sections.length} sections`)
})
