import type { Passage } from '../corpus/schema.ts'
import type { SearchIndex, VectorIndex } from '../index/search-index.ts'
import { innerProducts } from '../index/vectors.ts'
import { rarityCoverage, searchWords } from '../index/word-index.ts'

const mostPassages = 3
/** Background is an aside: shown only where it is plainly about the question. Read off the development questions. */
const leastCosine = 0.5
const leastCoverage = 0.6

/** Passages about the question, best first; often none. They are never recommendations and never part of an answer. */
export async function findBackground(
  question: string,
  { passages, passageWords }: Pick<SearchIndex, 'passages' | 'passageWords'>,
  meaning: { query: Float32Array; vectors: VectorIndex } | null,
): Promise<Passage[]> {
  const words = await searchWords(passageWords, question, passages.length)
  if (!meaning) {
    if (rarityCoverage(passageWords, question) < leastCoverage) return []
    return takeBest(passages, (_, passage) => words.get(passage.id) ?? 0, 0)
  }
  const cosines = innerProducts(meaning.vectors.passages, meaning.query)
  return takeBest(passages, (i) => cosines[i] ?? 0, leastCosine)
}

function takeBest(
  passages: readonly Passage[],
  scoreOf: (i: number, passage: Passage) => number,
  floor: number,
): Passage[] {
  return passages
    .map((passage, i) => ({ passage, score: scoreOf(i, passage) }))
    .filter(({ score }) => score > floor)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostPassages)
    .map(({ passage }) => passage)
}
