import type { SearchIndex, VectorIndex } from '../index/search-index.ts'
import { innerProducts, type QuantizedMatrix, rowVector } from '../index/vectors.ts'
import { searchWords } from '../index/word-index.ts'
import { consultNeeds, softmax } from './consult-needs.ts'

/** What the legs found for one question: a raw score for each leaf, by position. */
export interface Evidence {
  /** BM25 over text and expansions. */
  words: Float32Array
  /** Cosine of question and item; null while the model is not in use. */
  item: Float32Array | null
  /** Cosine of question and the mean direction of the item's expansions. */
  expansions: Float32Array | null
  /** Cosine of question and each information need, by need. */
  needs: Float32Array | null
}

/** Weights of the standardised legs, and of the smoothing over related items. Tuned on data/evaluation/dev.jsonl. */
export const fusionWeights = {
  words: 0.3,
  item: 1.2,
  expansions: 0.2,
  /** Leading hits that pull related items up. */
  leaders: 5,
  /** How evenly the leaders share: low gives all to the first. */
  temperature: 0.6,
  cosine: 1.75,
  same: 0.75,
  close: 0.5,
  /** Weight of what answers the nearest information needs, and how evenly these share. */
  needs: 2,
  needTemperature: 0.04,
}
export type FusionWeights = typeof fusionWeights

export async function gatherEvidence(
  question: string,
  index: SearchIndex,
  meaning: { query: Float32Array; vectors: VectorIndex } | null,
): Promise<Evidence> {
  const found = await searchWords(index.words, question, index.leaves.length)
  const words = Float32Array.from(index.leaves, (id) => found.get(id) ?? 0)
  if (!meaning) return { words, item: null, expansions: null, needs: null }
  const { query, vectors } = meaning
  const compare = (matrix: QuantizedMatrix) => innerProducts(matrix, query)
  return { words, item: compare(vectors.items), expansions: compare(vectors.expansions), needs: compare(vectors.needs) }
}

/** What each part of the ranking gives each leaf, by position; the sum is its score. A part that was not used is null. */
export interface ScoreParts {
  /** The standardised legs by their weight. */
  words: Float32Array
  item: Float32Array | null
  expansions: Float32Array | null
  /** What says the same as, belongs with, or lies near the leading hits is pulled up by them. */
  same: Float32Array
  close: Float32Array
  near: Float32Array | null
  /** What answers the nearest information needs. */
  needs: Float32Array | null
  /** Positions of the leading hits, best first. */
  leaders: readonly number[]
}

/**
 * The standardised legs, the smoothing over what is related to their leading hits, and what answers the nearest information
 * needs.
 */
export function scoreParts(
  { words, item, expansions, needs }: Evidence,
  { relations, needs: needIndex }: Pick<SearchIndex, 'relations' | 'needs'>,
  vectors: VectorIndex | null,
  weights: FusionWeights = fusionWeights,
): ScoreParts {
  const total = weights.words + (item ? weights.item : 0) + (expansions ? weights.expansions : 0)
  const weigh = (scores: Float32Array, weight: number) => standardise(scores).map((x) => (weight / total) * x)
  const legs = {
    words: weigh(words, weights.words),
    item: item && weigh(item, weights.item),
    expansions: expansions && weigh(expansions, weights.expansions),
  }
  const fused = add([legs.words, legs.item, legs.expansions])
  const leaders = order(fused).slice(0, weights.leaders)
  const shares = softmax(
    leaders.map((leader) => fused[leader] ?? 0),
    weights.temperature,
  )
  const same = new Float32Array(words.length)
  const close = new Float32Array(words.length)
  for (const [n, leader] of leaders.entries()) {
    const share = shares[n] ?? 0
    for (const i of relations.same[leader] ?? []) same[i] = (same[i] ?? 0) + weights.same * share
    for (const i of relations.close[leader] ?? []) close[i] = (close[i] ?? 0) + weights.close * share
  }
  const near = vectors && leaders.length > 0 ? nearness(vectors.items, leaders, shares, weights.cosine) : null
  const answering = needs && consultNeeds(needs, needIndex, words.length, weights.needTemperature)
  return { ...legs, same, close, near, needs: answering ? answering.map((x) => weights.needs * x) : null, leaders }
}

/** Weighted mean of the cosines with the leaders: the inner product with their weighted mean. */
function nearness(
  items: QuantizedMatrix,
  leaders: readonly number[],
  shares: Float32Array,
  weight: number,
): Float32Array {
  const mean = add(leaders.map((leader, n) => rowVector(items, leader).map((x) => weight * (shares[n] ?? 0) * x)))
  return innerProducts(items, mean)
}

/** One score for each leaf: all parts added up. */
export function fuse(...ranking: Parameters<typeof scoreParts>): Float32Array {
  const { words, item, expansions, same, close, near, needs } = scoreParts(...ranking)
  return add([words, item, expansions, same, close, near, needs])
}

function add(parts: readonly (Float32Array | null)[]): Float32Array {
  const present = parts.filter((part) => part !== null)
  return Float32Array.from({ length: present[0]?.length ?? 0 }, (_, i) =>
    present.reduce((sum, part) => sum + (part[i] ?? 0), 0),
  )
}

/** Positions from the highest score to the lowest; equal scores in document order. */
export function order(scores: Float32Array): number[] {
  return [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
}

/** Zero mean and unit deviation, so that legs on different scales can be added. */
function standardise(scores: Float32Array): Float32Array {
  let sum = 0
  let squares = 0
  for (const score of scores) {
    sum += score
    squares += score * score
  }
  const mean = sum / scores.length
  const deviation = Math.sqrt(Math.max(0, squares / scores.length - mean * mean)) || 1
  return scores.map((score) => (score - mean) / deviation)
}
