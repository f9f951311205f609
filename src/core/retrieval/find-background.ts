import type { Passage } from '../corpus/schema.ts'
import type { SearchIndex, VectorIndex } from '../index/search-index.ts'
import { innerProducts } from '../index/vectors.ts'
import { searchWords } from '../index/word-index.ts'

const mostPassages = 3
/** A BM25 score that counts as much as a cosine of 1. The model was not trained on passages, so words weigh in. */
const fullScore = 20
/** Background is an aside, shown only where it is plainly about the question; read off questions about either. */
const floors = { withMeaning: 0.6, keywordsOnly: 0.35 }

/** Passages about the question, best first; often none. They are never recommendations and never part of an answer. */
export async function findBackground(
  question: string,
  { passages, passageWords }: Pick<SearchIndex, 'passages' | 'passageWords'>,
  meaning: { query: Float32Array; vectors: VectorIndex } | null,
  isAllowed: (passage: Passage) => boolean,
): Promise<Passage[]> {
  const words = await searchWords(passageWords, question, passages.length)
  const cosines = meaning && innerProducts(meaning.vectors.passages, meaning.query)
  const floor = meaning ? floors.withMeaning : floors.keywordsOnly
  return passages
    .map((passage, i) => ({ passage, score: (cosines?.[i] ?? 0) + (words.get(passage.id) ?? 0) / fullScore }))
    .filter(({ passage, score }) => score >= floor && isAllowed(passage))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostPassages)
    .map(({ passage }) => passage)
}
