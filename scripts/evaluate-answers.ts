/** `npm run eval:answers`: how complete, precise and short the answers are, beside plain ways to answer in the same run. */
import { createEngine } from '../src/core/engine.ts'
import { formatShare } from '../src/core/format-figures.ts'
import { type Estimate, evaluateAnswers } from './answer-evaluation.ts'
import { readAuthored } from './authored.ts'
import { decide, evaluateAbstention } from './evaluation.ts'
import { run } from './files.ts'
import { openIndex } from './open-index.ts'

await run(async () => {
  const open = await openIndex()
  const { index, meaning } = open
  const { completeAnswers, questions } = readAuthored()
  const engine = createEngine(
    index,
    () => meaning,
    () => performance.now(),
  )
  const columns = ['point recall', 'citation precision', 'redundancy', 'claims', 'citations', 'words', 'answered']
  const widths = [22, 22, 22, 8, 11, 7, 10]
  console.log(''.padEnd(42) + columns.map((c, i) => c.padStart(widths[i] ?? 0)).join(''))
  const figures = await evaluateAnswers(engine, completeAnswers, questions)
  for (const { name, recall, precision, redundancy, claims, citations, words, answered } of figures) {
    const cells = [
      ...[recall, precision, redundancy].map(formatEstimate),
      claims.toFixed(1),
      citations.toFixed(1),
      words.toFixed(0),
      `${(100 * answered).toFixed(0)} %`,
    ]
    console.log(name.padEnd(42) + cells.map((cell, i) => cell.padStart(widths[i] ?? 0)).join(''))
  }
  const { refused } = evaluateAbstention(await decide(open, questions))
  console.log(`\nmeans over ${completeAnswers.length} questions, 95 % intervals by bootstrap over the questions`)
  console.log(`unanswerable development questions refused: ${formatShare(refused)}`)
})

function formatEstimate({ mean, interval: [low, high] }: Estimate): string {
  return `${mean.toFixed(3)} (${low.toFixed(2)}–${high.toFixed(2)})`
}
