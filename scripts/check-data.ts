/** `npm run data:check`: sources unaltered, extraction complete, data/corpus up to date, authored files consistent. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkAuthored, readAuthored } from './authored.ts'
import { corpusFiles, extractCorpus } from './corpus.ts'
import { dataDir, exitOnProblems, run } from './files.ts'

await run(() => {
  const corpus = extractCorpus()
  const { items, sections, problems } = corpus
  exitOnProblems(problems, 'extraction')
  for (const [name, text] of corpusFiles(corpus)) {
    const path = join(dataDir, 'corpus', name)
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text)
      problems.push(`data/corpus/${name} is not what the sources give: run npm run data`)
  }
  problems.push(...checkAuthored(readAuthored(), items))
  exitOnProblems(problems, 'data')
  const leaves = items.filter((i) => i.children.length === 0).length
  const preambular = items.filter((i) => i.kind === 'preambular').length
  for (const { id, name, dates } of sections) {
    const own = items.filter((i) => i.section === id)
    const ownLeaves = own.filter((i) => i.children.length === 0).length
    console.log(
      `${id.padEnd(7)} ${name.padEnd(19)} ${dates.start}  ${String(own.length).padStart(3)} items  ${String(ownLeaves).padStart(3)} leaves`,
    )
  }
  console.log(
    `${items.length} items, ${leaves} leaves, ${items.length - leaves} lead-ins, ${preambular} preambular: all as expected`,
  )
})
