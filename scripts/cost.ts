import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { composeAnswer } from '../src/core/answer/compose.ts'
import { verifyAnswer } from '../src/core/answer/verify.ts'
import type { Question } from '../src/core/corpus/authored.ts'
import { createEngine } from '../src/core/engine.ts'
import type { Asset, Manifest } from '../src/core/index/manifest.ts'
import { createIsSame } from '../src/core/index/relations.ts'
import type { Quality } from '../src/core/quality.ts'
import { fuse, gatherEvidence } from '../src/core/retrieval/rank.ts'
import type { OpenIndex } from './open-index.ts'
import { compress } from './precompress.ts'
import { createBaselines } from './rankers.ts'

export const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`

/** What a whole answer's time is compared with. */
export const comparedEngine = 'Orama hybrid, defaults'

/** Milliseconds of each step of a question, of whole answers, and of a ready-made engine on the same items. */
export async function measureTimes(
  open: OpenIndex,
  questions: readonly Question[],
  rounds: number,
): Promise<Quality['cost']['times']> {
  const { index, meaning } = open
  if (!meaning) throw new Error('the built index has no vectors')
  const clock = () => performance.now()
  const engine = createEngine(index, () => meaning, clock)
  const keywordEngine = createEngine(index, () => null, clock)
  const hybrid = (await createBaselines(open)).find(({ name }) => name === comparedEngine)
  if (!hybrid) throw new Error('no baseline to compare with')

  const isSame = createIsSame(index.leaves, index.relations)
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
      const { hits, answer } = await engine.ask({ question: text })
      await time('composing and verifying', () => {
        const composed = composeAnswer(text, answer.kind, hits, isSame)
        return verifyAnswer(composed, (id) => hits.find(({ item }) => item.id === id)?.item)
      })
      await time('whole answer, keywords only', () => keywordEngine.ask({ question: text }))
      await time('whole answer', () => engine.ask({ question: text }))
      await time(`${hybrid.name} (ranking only)`, () => hybrid.rank(question))
    }
  }
  return [...samples].map(([name, values]) => {
    const sorted = values.toSorted((a, b) => a - b)
    const at = (share: number) => Number((sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(2))
    return { name, medianMs: at(0.5), p95Ms: at(0.95) }
  })
}

/** What a file is to a reader, by its role. */
const parts: Record<Exclude<Asset['role'], 'quality' | 'textModel'>, string> = {
  corpus: 'texts',
  words: 'words',
  officialWords: 'words',
  passageWords: 'words',
  vocabulary: 'words',
  abbreviations: 'words',
  relations: 'relations',
  questions: 'suggested questions',
  needs: 'information needs',
  vectors: 'vectors',
  model: 'model',
  runtime: 'runtime of the model',
}

/** Bytes of each part of the index, as it is and as a host sends it. */
export async function measureFiles({ files }: Manifest, dir: string): Promise<Quality['cost']['files']> {
  const sums = new Map<string, { sizeBytes: number; brotliBytes: number }>()
  for (const { role, path } of files) {
    // The figures are not a part of what they measure, and whoever builds the site may add a model that writes.
    if (role === 'quality' || role === 'textModel') continue
    const bytes = readFileSync(join(dir, path))
    const sum = sums.get(parts[role]) ?? { sizeBytes: 0, brotliBytes: 0 }
    const brotli = await compress(bytes, 'br')
    sums.set(parts[role], {
      sizeBytes: sum.sizeBytes + bytes.length,
      brotliBytes: sum.brotliBytes + Math.min(bytes.length, brotli.length),
    })
  }
  return [...sums].map(([name, sizes]) => ({ name, ...sizes }))
}
