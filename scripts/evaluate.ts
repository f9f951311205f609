/** `npm run eval`: how well the built index answers the development questions, beside ready-made engines in the same run. */
import { questionCategories } from '../src/core/corpus/authored.ts'
import { createEngine } from '../src/core/engine.ts'
import { readAuthored } from './authored.ts'
import { evaluateAbstention, evaluateRanker, type Figures } from './evaluation.ts'
import { run } from './files.ts'
import { openIndex } from './open-index.ts'
import { createBaselines, createOwnRankers } from './rankers.ts'

const languages = ['fr', 'es', 'ru', 'ar', 'zh'] as const

await run(async () => {
  const open = await openIndex()
  const { questions, answerable, unanswerable, translated } = readAuthored()
  const { legs, wholePath } = createOwnRankers(open)
  const baselines = await createBaselines(open)
  const figures: Figures[] = []
  for (const ranker of [...baselines, ...legs, wholePath]) figures.push(await evaluateRanker(ranker, questions))
  printTable(figures)

  const best = Math.max(...figures.slice(0, baselines.length).map((f) => f.ndcg))
  const whole = figures.at(-1)?.ndcg ?? 0
  console.log(`\nwhole path: ${(whole / best).toFixed(1)} times the best of the ready-made engines (nDCG@10)`)

  for (const language of languages) {
    const asked = translated.filter((q) => q.language === language)
    const { ndcg } = await evaluateRanker(wholePath, asked)
    console.log(`questions in ${language}: nDCG@10 ${ndcg.toFixed(3)}`)
  }

  const engine = createEngine(
    open.index,
    () => open.meaning,
    () => performance.now(),
  )
  const { refused, wronglyRefused, mistakes } = await evaluateAbstention(engine, [
    ...questions,
    ...answerable,
    ...unanswerable,
  ])
  console.log(
    `unanswerable questions refused: ${percent(refused)}; answerable ones refused: ${percent(wronglyRefused)}`,
  )
  if (mistakes.length > 0) console.log(`decided wrongly: ${mistakes.join(', ')}`)
})

function printTable(figures: readonly Figures[]): void {
  const categories = questionCategories.filter((c) => c !== 'unanswerable')
  const columns = ['nDCG@10', 'recall@10', 'MRR@10', ...categories]
  const width = (column: string) => Math.max(column.length, 5) + 2
  console.log(''.padEnd(36) + columns.map((c) => c.padStart(width(c))).join(''))
  for (const { name, ndcg, recall, reciprocalRank, categories: byCategory } of figures) {
    const values = [ndcg, recall, reciprocalRank, ...categories.map((c) => byCategory[c] ?? 0)]
    console.log(name.padEnd(36) + values.map((v, i) => v.toFixed(3).padStart(width(columns[i] ?? ''))).join(''))
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
