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

/** One score for each leaf: the standardised legs added up, then smoothed over what is related to the leading hits, and what answers the nearest information needs raised. */
export function fuse(
  { words, item, expansions, needs }: Evidence,
  { relations, needs: needIndex }: Pick<SearchIndex, 'relations' | 'needs'>,
  vectors: VectorIndex | null,
  weights: FusionWeights = fusionWeights,
): Float32Array {
  const legs: [Float32Array, number][] = [[words, weights.words]]
  if (item) legs.push([item, weights.item])
  if (expansions) legs.push([expansions, weights.expansions])
  const total = legs.reduce((sum, [, weight]) => sum + weight, 0)
  const fused = new Float32Array(words.length)
  for (const [scores, weight] of legs) {
    const standardised = standardise(scores)
    for (let i = 0; i < fused.length; i++) fused[i] = (fused[i] ?? 0) + (weight / total) * (standardised[i] ?? 0)
  }
  const smoothed = Float32Array.from(fused)
  const leaders = order(fused).slice(0, weights.leaders)
  const shares = softmax(
    leaders.map((leader) => fused[leader] ?? 0),
    weights.temperature,
  )
  for (const [n, leader] of leaders.entries()) {
    const share = shares[n] ?? 0
    for (const i of relations.same[leader] ?? []) smoothed[i] = (smoothed[i] ?? 0) + weights.same * share
    for (const i of relations.close[leader] ?? []) smoothed[i] = (smoothed[i] ?? 0) + weights.close * share
    if (!vectors) continue
    const cosines = innerProducts(vectors.items, rowVector(vectors.items, leader))
    for (const [i, cosine] of cosines.entries()) smoothed[i] = (smoothed[i] ?? 0) + weights.cosine * share * cosine
  }
  if (needs) {
    const answering = consultNeeds(needs, needIndex, smoothed.length, weights.needTemperature)
    for (const [i, score] of answering.entries()) smoothed[i] = (smoothed[i] ?? 0) + weights.needs * score
  }
  return smoothed
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
