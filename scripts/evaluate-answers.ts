/** `npm run eval:answers`: how complete, precise and short the answers are, beside plain ways to answer, and what verification catches. */
import { parseArgs } from 'node:util'
import { createEngine } from '../src/core/engine.ts'
import { formatEstimate, formatShare } from '../src/core/format-figures.ts'
import { answerers, evaluateAnswers, sweepShares } from './answer-evaluation.ts'
import { throwMutations } from './answer-mutations.ts'
import { readAuthored } from './authored.ts'
import { decide, evaluateAbstention } from './evaluation.ts'
import { run } from './files.ts'
import { openIndex } from './open-index.ts'

await run(async () => {
  const open = await openIndex()
  const { index, meaning } = open
  const { completeAnswers, questions, relations } = readAuthored()
  const engine = createEngine(
    index,
    () => meaning,
    () => performance.now(),
  )
  const columns = ['point recall', 'citation precision', 'redundancy', 'claims', 'citations', 'words', 'answered']
  const widths = [22, 22, 22, 8, 11, 7, 10]
  console.log(''.padEnd(42) + columns.map((c, i) => c.padStart(widths[i] ?? 0)).join(''))
  const { values } = parseArgs({ options: { sweep: { type: 'boolean' } } })
  const compared = values.sweep ? [...answerers, ...sweepShares(index)] : answerers
  const figures = await evaluateAnswers(engine, completeAnswers, questions, compared)
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

  const items = index.leaves.map((id) => engine.open(id).item)
  const { combinations, rejected, unverified, mutations } = throwMutations(items, relations, 10_000)
  console.log(`\nverification of ${combinations.toLocaleString('en')} answers composed at random: ${rejected} rejected`)
  console.log(`quotes let through that do not stand in their item: ${unverified}; spoiled answers caught:`)
  for (const { name, made, caught } of mutations) console.log(`  ${name.padEnd(38)}${caught} of ${made}`)
  if (rejected + unverified > 0 || mutations.some(({ made, caught }) => caught < made))
    throw new Error('verification let something through, or rejected what is true')
})
