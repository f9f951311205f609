/** `npm run bench`: where the time of one question goes, beside Orama's own hybrid search on the same items in the same run. */
import { readAuthored } from './authored.ts'
import { comparedEngine, machine, measureTimes } from './cost.ts'
import { run } from './files.ts'
import { openIndex } from './open-index.ts'

const rounds = 5

await run(async () => {
  const loading = performance.now()
  const open = await openIndex()
  const loaded = performance.now() - loading
  const { questions } = readAuthored()
  const times = await measureTimes(open, questions, rounds)
  console.log(
    `${machine}\n${questions.length} questions, ${rounds} rounds; index and model loaded in ${loaded.toFixed(0)} ms\n`,
  )
  console.log(`${''.padEnd(42)}${'median'.padStart(10)}${'95 %'.padStart(10)}`)
  const show = (ms: number) => `${ms.toFixed(2)} ms`.padStart(10)
  for (const { name, medianMs, p95Ms } of times) console.log(name.padEnd(42) + show(medianMs) + show(p95Ms))
  const median = (name: string) => times.find((t) => t.name === name)?.medianMs ?? 0
  const ratio = median('whole answer') / median(`${comparedEngine} (ranking only)`)
  console.log(`\na whole answer takes ${ratio.toFixed(1)} times as long as ${comparedEngine}`)
})
