import type { SearchIndex } from '../index/search-index.ts'
import { knownShare, rarityCoverage, unknownNames } from '../index/word-index.ts'
import type { Evidence } from './rank.ts'

/** Raw measures of how well the corpus fits a question; none is normalised by the question's own scores. */
export interface Fit {
  /** Share of the question's words, weighted by rarity, that the best-covering item holds; 0 to 1. */
  coverage: number
  /** The same over the official texts alone: 1 where every word of the question stands in one paragraph. */
  officialCoverage: number
  /** Best BM25 score. */
  words: number
  /** Share of the question's words that the index knows; about 0 for a question that is not in English. */
  known: number
  /** Capitalised words inside the question that the corpus and its expansions do not know. */
  unknownNames: number
  /** Mean of the five best cosines of question and item; null on keywords only. */
  cosine: number | null
  /** Cosine of question and the nearest information need; null on keywords only. */
  need: number | null
  /** How far the best cosine of question and item stands above the mean of all; null on keywords only. */
  margin: number | null
}

export function measureFit(
  question: string,
  { words, officialWords }: Pick<SearchIndex, 'words' | 'officialWords'>,
  evidence: Evidence,
): Fit {
  return {
    coverage: rarityCoverage(words, question),
    officialCoverage: rarityCoverage(officialWords, question),
    words: evidence.words.reduce((max, x) => Math.max(max, x), 0),
    known: knownShare(words, question),
    unknownNames: unknownNames(words, question),
    cosine: evidence.item && meanOfBest(evidence.item, 5),
    need: evidence.needs && meanOfBest(evidence.needs, 1),
    margin: evidence.item && meanOfBest(evidence.item, 1) - meanOfBest(evidence.item, evidence.item.length),
  }
}

/** Logistic weights fitted by `npm run calibrate` on data/evaluation. */
const withMeaning = {
  bias: -11.58,
  coverage: 6.03,
  words: 0,
  unknownNames: -2.19,
  cosine: 3.26,
  need: 3.95,
  margin: 4.86,
}
const keywordsOnly = { bias: -6.89, coverage: 7.73, words: 0.11, unknownNames: -1.68, cosine: 0, need: 0, margin: 0 }
/** Chosen so that about one answerable question in twenty is refused. */
const threshold = 0.33
/** All words of the question in one official paragraph, but for rounding: it is about them, however few they are. */
const allWords = 0.999
/** Below this share of known words a question is in another language: its words say nothing, the cosine decides. */
const foreign = { known: 0.4, cosine: 0.56 }

/** Probability that the corpus answers the question, as the fitted weights see it. */
export function answerability({
  coverage,
  words,
  unknownNames,
  cosine,
  need,
  margin,
}: Omit<Fit, 'known' | 'officialCoverage'>): number {
  const weights = cosine === null ? keywordsOnly : withMeaning
  const z =
    weights.bias +
    weights.coverage * coverage +
    weights.words * words +
    weights.unknownNames * unknownNames +
    weights.cosine * (cosine ?? 0) +
    weights.need * (need ?? 0) +
    weights.margin * (margin ?? 0)
  return 1 / (1 + Math.exp(-z))
}

export function isAnswerable(fit: Fit): boolean {
  if (fit.cosine !== null && fit.known < foreign.known) return fit.cosine >= foreign.cosine
  return fit.officialCoverage >= allWords || answerability(fit) >= threshold
}

/** How near the best item inside a scope must come to the best item anywhere, as a share of its raw score. */
const reach = 0.75

/** Whether what the question asks is found inside its scope, and not only elsewhere. */
export function isWithinReach(
  { words, item }: Pick<Evidence, 'words' | 'item'>,
  isWithin: readonly boolean[],
): boolean {
  const scores = item ?? words
  const best = (among: Float32Array) => among.reduce((max, x) => Math.max(max, x), 0)
  return best(scores.filter((_, i) => isWithin[i])) >= reach * best(scores)
}

function meanOfBest(scores: Float32Array, count: number): number {
  const best = scores.toSorted((a, b) => b - a).slice(0, count)
  return best.reduce((sum, x) => sum + x, 0) / best.length
}
