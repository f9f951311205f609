import type { SearchIndex } from '../index/search-index.ts'
import { tokenize } from '../index/tokenize.ts'
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
  /** Logarithm of one plus the number of the question's words: a story has many that say nothing about its matter. */
  length: number
  /** 1 where a number, a date, a place or a person is asked for, which recommendations seldom name; else 0. */
  detail: number
  /** Share of the question's words that are capitalised names unknown to the corpus and its search aids. */
  unknownNames: number
  /** Mean of the five best cosines of question and item; null on keywords only. */
  cosine: number | null
  /** Cosine of question and the nearest information need; null on keywords only. */
  need: number | null
  /** How far the best cosine of question and item stands above the mean of all; null on keywords only. */
  margin: number | null
}

const asksForDetail =
  /\b(how (many|much|long|often|old|tall|big|far)|percent|percentage|average|number of|phone|address|e-?mail|website|who (was|won)|when (was|did)|where is|(which|what) (year|country|countries|city)|salary|cost|price)\b/i

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
    length: Math.log1p(tokenize(question).length),
    detail: asksForDetail.test(question) ? 1 : 0,
    unknownNames: unknownNames(words, question),
    cosine: evidence.item && meanOfBest(evidence.item, 5),
    need: evidence.needs && meanOfBest(evidence.needs, 1),
    margin: evidence.item && meanOfBest(evidence.item, 1) - meanOfBest(evidence.item, evidence.item.length),
  }
}

/** Logistic weights fitted by `npm run calibrate` on data/evaluation. */
const withMeaning = { coverage: 5.36, unknownNames: -3.57, need: 4.78, margin: 2.98, length: 2.1, detail: -1.54 }
const withMeaningBias = -11.86
const keywordsOnly = { coverage: 6.55, words: 0.1, unknownNames: -2.54, length: 1.35, detail: -1.65 }
const keywordsOnlyBias = -7.59
/** Chosen so that about one answerable question in twenty is refused; of stories with hardly a word of the texts, more. */
const threshold = 0.54
/** All words of the question in one official paragraph, but for rounding: it is about them, however few they are. */
const allWords = 0.999
/** Below this share of known words a question is in another language: its words say nothing, the cosine decides. */
const foreign = { known: 0.4, cosine: 0.48 }

/** Probability that the corpus answers the question, as the fitted weights see it. */
export function answerability(fit: Fit): number {
  const [bias, weights]: [number, Partial<Fit>] =
    fit.need === null ? [keywordsOnlyBias, keywordsOnly] : [withMeaningBias, withMeaning]
  const features = Object.entries(weights) as [keyof Fit, number][]
  const z = features.reduce((sum, [feature, weight]) => sum + weight * (fit[feature] ?? 0), bias)
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
