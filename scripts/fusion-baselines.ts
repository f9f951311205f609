import { order } from '../src/core/retrieval/rank.ts'

/** A leg's score for each leaf, and the leg's weight. */
export type WeightedLeg = readonly [scores: Float32Array, weight: number]

/** Convex combination of scores scaled to 0 … 1 by their own least and greatest (Bruch, Gai & Ingber 2023). */
export function combineConvexly(legs: readonly WeightedLeg[]): Float32Array {
  return addUp(
    legs.map(([scores, weight]) => {
      const least = Math.min(...scores)
      const range = Math.max(...scores) - least || 1
      return scores.map((score) => (weight * (score - least)) / range)
    }),
  )
}

/** Reciprocal rank fusion (Cormack, Clarke & Büttcher 2009): 1 / (k + rank) summed over the legs, ranks from 1. */
export function fuseReciprocalRanks(legs: readonly WeightedLeg[], k = 60): Float32Array {
  return addUp(
    legs.map(([scores]) => {
      const shares = new Float32Array(scores.length)
      for (const [rank, i] of order(scores).entries()) shares[i] = 1 / (k + rank + 1)
      return shares
    }),
  )
}

function addUp(parts: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(parts[0]?.length ?? 0)
  for (const part of parts) for (const [i, score] of part.entries()) sum[i] = (sum[i] ?? 0) + score
  return sum
}
