/** `npm run data:check`: sources unaltered, extraction complete, data/corpus up to date, authored files consistent. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkReviews } from '../src/core/corpus/review-addressees.ts'
import { areaSchema, type Item, strengthSchema } from '../src/core/corpus/schema.ts'
import { checkAuthored, readAuthored } from './authored.ts'
import { corpusFiles, extractCorpus, readReviews } from './corpus.ts'
import { dataDir, exitOnProblems, run } from './files.ts'

await run(() => {
  const corpus = extractCorpus()
  const { items, sections, passages, topics, problems, explained } = corpus
  exitOnProblems(problems, 'extraction')
  for (const [name, text] of corpusFiles(corpus)) {
    const path = join(dataDir, 'corpus', name)
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text)
      problems.push(`data/corpus/${name} is not what the sources give: run npm run data`)
  }
  const authored = readAuthored()
  problems.push(...checkAuthored(authored, items), ...checkReviews(items, authored.wave1, readReviews()))
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
  const count = <T extends string>(values: readonly T[], has: (item: Item, value: T) => boolean) =>
    values.map((value) => `${items.filter((i) => has(i, value)).length} ${value}`).join(', ')
  console.log(`areas of 2015: ${count(areaSchema.options, (i, area) => i.areas.includes(area))}`)
  console.log(`strength: ${count(strengthSchema.options, (i, strength) => i.strength === strength)}`)
  console.log(`${passages.length} passages of context`)
  const carriedOver = topics.filter((t) => t.source === '2019').length
  const references = topics.filter((t) => t.source === '2024').reduce((sum, t) => sum + t.refs.length, 0)
  console.log(
    `${topics.length - carriedOver} topics with ${references} references, ${carriedOver} carried over from 2019: all resolved`,
  )
  for (const disagreement of explained) console.log(`kept as printed: ${disagreement}`)
})
