/** Graded relevance judgments: item id → grade. */
export type Judgments = Readonly<Record<string, number>>

/**
 * Normalised discounted cumulative gain at rank k with linear gains (Järvelin & Kekäläinen 2002), as trec_eval computes it.
 */
export function ndcgAt(k: number, ranking: readonly string[], judgments: Judgments): number {
  const discounted = (gains: readonly number[]) =>
    gains.slice(0, k).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0)
  const ideal = discounted(Object.values(judgments).sort((a, b) => b - a))
  return ideal === 0 ? 0 : discounted(ranking.map((id) => judgments[id] ?? 0)) / ideal
}

/** Share of the items graded 2 or more that stand in the first k, over at most k of them. */
export function recallAt(k: number, ranking: readonly string[], judgments: Judgments): number {
  const wanted = Object.keys(judgments).filter((id) => (judgments[id] ?? 0) >= 2)
  if (wanted.length === 0) return 0
  const found = ranking.slice(0, k).filter((id) => wanted.includes(id)).length
  return found / Math.min(k, wanted.length)
}

/** Reciprocal rank of the first item graded 2 or more within the first k; 0 when there is none. */
export function reciprocalRankAt(k: number, ranking: readonly string[], judgments: Judgments): number {
  const at = ranking.slice(0, k).findIndex((id) => (judgments[id] ?? 0) >= 2)
  return at < 0 ? 0 : 1 / (at + 1)
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, x) => sum + x, 0) / values.length

/** Ends of an interval. */
export type Interval = readonly [low: number, high: number]

/**
 * 95 % interval of the mean of a sample by the percentile bootstrap (Efron & Tibshirani 1993, ch. 13): the same for the
 * same values, in every run.
 */
export function bootstrapInterval(values: readonly number[], resamples = 2000): Interval {
  const random = createRandom(values.length)
  const pick = () => values[Math.floor(random() * values.length)] ?? 0
  const means = Array.from({ length: resamples }, () => mean(values.map(pick)))
  means.sort((a, b) => a - b)
  const at = (share: number) => means[Math.min(resamples - 1, Math.floor(share * resamples))] ?? 0
  return [at(0.025), at(0.975)]
}

/** Numbers from 0 up to 1 that are the same for a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
