/** `npm run bench`: where the time of one question goes, beside Orama's own hybrid search on the same items in the same run. */
import { createEngine } from '../src/core/engine.ts'
import { fuse, gatherEvidence } from '../src/core/retrieval/rank.ts'
import { readAuthored } from './authored.ts'
import { run } from './files.ts'
import { openIndex } from './open-index.ts'
import { createBaselines } from './rankers.ts'

const rounds = 5

await run(async () => {
  const loading = performance.now()
  const open = await openIndex()
  const loaded = performance.now() - loading
  const { index, meaning } = open
  if (!meaning) throw new Error('the built index has no vectors')
  const { questions } = readAuthored()
  const engine = createEngine(
    index,
    () => meaning,
    () => performance.now(),
  )
  const keywordEngine = createEngine(
    index,
    () => null,
    () => performance.now(),
  )
  const hybrid = (await createBaselines(open)).find((r) => r.name.startsWith('Orama hybrid'))
  if (!hybrid) throw new Error('no baseline to compare with')

  const samples = new Map<string, number[]>()
  const time = async <T>(name: string, work: () => Promise<T> | T): Promise<T> => {
    const start = performance.now()
    const result = await work()
    samples.set(name, [...(samples.get(name) ?? []), performance.now() - start])
    return result
  }
  // The first round warms the compiler up and is not counted.
  for (let round = 0; round <= rounds; round++) {
    if (round === 1) samples.clear()
    for (const question of questions) {
      const text = question.question
      const query = await time('embedding the question', () => meaning.embed(text))
      const evidence = await time('both legs', () => gatherEvidence(text, index, { query, vectors: meaning.vectors }))
      await time('fusion and smoothing', () => fuse(evidence, index, meaning.vectors))
      await time('whole answer, keywords only', () => keywordEngine.ask({ question: text }))
      await time('whole answer', () => engine.ask({ question: text }))
      await time(`${hybrid.name} (ranking only)`, () => hybrid.rank(question))
    }
  }
  console.log(`${questions.length} questions, ${rounds} rounds; index and model loaded in ${loaded.toFixed(0)} ms\n`)
  console.log(`${''.padEnd(42)}${'median'.padStart(10)}${'95 %'.padStart(10)}`)
  for (const [name, values] of samples) {
    const sorted = values.toSorted((a, b) => a - b)
    const at = (share: number) => `${(sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(2)} ms`.padStart(10)
    console.log(name.padEnd(42) + at(0.5) + at(0.95))
  }
  const median = (name: string) => {
    const sorted = (samples.get(name) ?? []).toSorted((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? 0
  }
  const ratio = median('whole answer') / median(`${hybrid.name} (ranking only)`)
  console.log(`\na whole answer takes ${ratio.toFixed(1)} times as long as ${hybrid.name}`)
})
