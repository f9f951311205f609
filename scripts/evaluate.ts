/**
 * `npm run eval`: how well the built index answers the development questions, beside ready-made engines in the same run.
 * `--write` keeps the figures in data/quality.json, docs/quality.md and README.md; `--model FOLDER`, as often as wanted, puts the whole
 * path on another embedding model into the table.
 */
import { writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { formatDifference, formatEstimate, formatShare } from '../src/core/format-figures.ts'
import type { Quality } from '../src/core/quality.ts'
import { buildIndex } from './build-index.ts'
import { qualityFile, readText, root, run } from './files.ts'
import { openIndex } from './open-index.ts'
import { measureQuality, type OtherModel } from './quality.ts'
import { renderQuality, renderReadme } from './quality-document.ts'

await run(async () => {
  const { values } = parseArgs({
    options: { model: { type: 'string', multiple: true, default: [] }, write: { type: 'boolean', default: false } },
  })
  const others: OtherModel[] = []
  for (const dir of values.model) {
    const built = join(root, '.cache', 'models', basename(resolve(dir)))
    await buildIndex({ modelDir: dir, outDir: built })
    others.push({ name: basename(resolve(dir)), open: await openIndex(built) })
  }
  const quality = await measureQuality(await openIndex(), others)
  print(quality)
  if (!values.write) return
  writeFileSync(qualityFile, `${JSON.stringify(quality, null, 1)}\n`)
  writeFileSync(join(root, 'docs', 'quality.md'), renderQuality(quality))
  const readme = join(root, 'README.md')
  writeFileSync(readme, renderReadme(readText(readme), quality))
  console.log(
    '\nwritten to data/quality.json, docs/quality.md and README.md; npm run build puts the figures into the page',
  )
})

function print({ whole, engines, legs, models, gain, parts, languages, categories, abstention, failures }: Quality): void {
  const columns = ['nDCG@10 (95 %)', 'recall@10', 'MRR@10', ...categories.map(({ name }) => name)]
  const width = (column: string) => Math.max(column.length, 19 * Number(column.includes('%')), 5) + 2
  console.log(''.padEnd(36) + columns.map((c) => c.padStart(width(c))).join(''))
  for (const { name, ndcg, recall, reciprocalRank, categories: own } of [...engines, ...legs, ...models, whole]) {
    const means = [recall, reciprocalRank, ...categories.map((category) => own[category.name])]
    const cells = [formatEstimate(ndcg), ...means.map((figure) => (figure?.mean ?? 0).toFixed(3))]
    console.log(name.padEnd(36) + cells.map((cell, i) => cell.padStart(width(columns[i] ?? ''))).join(''))
  }
  console.log(`\nwhole path − ${gain.to}: ${formatDifference(gain.overall)}`)
  console.log('whole path − the path without')
  for (const { to, overall } of parts) console.log(`  ${to.padEnd(34)}${formatDifference(overall)}`)
  console.log(`questions in ${languages.map(({ language, ndcg, refused }) => `${language} ${ndcg.mean.toFixed(3)} (${(100 * refused.mean).toFixed(0)} % refused)`).join(', ')}`)
  const { refused, wronglyRefused, curve } = abstention
  console.log(`unanswerable questions refused: ${formatShare(refused)}; answerable ones refused: ${formatShare(wronglyRefused)}`)
  console.log(`area under the risk–coverage curve: ${curve.area.toFixed(3)} (ideal ${curve.ideal.toFixed(3)}, chance ${curve.chance.toFixed(3)})`)
  console.log(`fails on ${failures.length} questions: ${failures.map(({ qid }) => qid).join(', ')}`)
} // biome-ignore format: lines as they are printed
