import type { NeedIndex } from '../index/needs.ts'

/** What an item of each grade is worth to somebody with the need. */
const gains = [0, 0.15, 0.5, 1]

/**
 * How far each leaf answers the information needs that a question is close to: the gains of the grades, weighted by the
 * softmax of the similarities. The nearest need decides where one stands out; where none does, the leg is flat and says
 * little.
 * @param similarities cosine of the question and each need
 * @param temperature low gives all weight to the nearest need
 * @returns a score from 0 to 1 for each leaf
 */
export function consultNeeds(
  similarities: Float32Array,
  needs: NeedIndex,
  leaves: number,
  temperature: number,
): Float32Array {
  const scores = new Float32Array(leaves)
  const weights = softmax(similarities, temperature)
  for (const [n, { answers }] of needs.entries()) {
    const weight = weights[n] ?? 0
    for (const [i, grade] of answers) scores[i] = (scores[i] ?? 0) + weight * (gains[grade] ?? 0)
  }
  return scores
}

/** Shares that add up to 1; the higher the temperature, the more even. */
export function softmax(values: ArrayLike<number>, temperature: number): Float32Array {
  const all = Float32Array.from(values)
  const largest = all.reduce((max, x) => Math.max(max, x), Number.NEGATIVE_INFINITY)
  const powers = all.map((x) => Math.exp((x - largest) / temperature))
  const sum = powers.reduce((total, x) => total + x, 0)
  return powers.map((x) => x / sum)
}
