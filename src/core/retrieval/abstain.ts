import type { SearchIndex } from '../index/search-index.ts'
import { rarityCoverage } from '../index/word-index.ts'
import type { Evidence } from './rank.ts'

/** Raw measures of how well anything in the corpus fits the question; none is normalised by the question's own scores. */
export interface Fit {
  /** Share of the question's words, weighted by rarity, that the best-covering item holds; 0 to 1. */
  coverage: number
  /** Best cosine of the question with an item; null on keywords only. */
  item: number | null
  /** Best cosine of the question with an expansion. */
  expansion: number | null
}

export function measureFit(question: string, { words }: Pick<SearchIndex, 'words'>, evidence: Evidence): Fit {
  const best = (cosines: Float32Array | null) => cosines && cosines.reduce((max, x) => Math.max(max, x), -1)
  return { coverage: rarityCoverage(words, question), item: best(evidence.item), expansion: best(evidence.expansion) }
}

/** Logistic weights fitted on data/evaluation by `npm run eval -- --calibrate`. */
const withMeaning = { bias: -8, coverage: 4, item: 4, expansion: 6 }
const keywordsOnly = { bias: -4, coverage: 6 }

/** Probability that the corpus answers the question. */
export function answerability({ coverage, item, expansion }: Fit): number {
  const z =
    item === null || expansion === null
      ? keywordsOnly.bias + keywordsOnly.coverage * coverage
      : withMeaning.bias + withMeaning.coverage * coverage + withMeaning.item * item + withMeaning.expansion * expansion
  return 1 / (1 + Math.exp(-z))
}

export const isAnswerable = (fit: Fit): boolean => answerability(fit) >= 0.5
