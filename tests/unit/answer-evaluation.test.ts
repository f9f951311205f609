import { describe, expect, test } from 'vitest'
import { scoreAnswer } from '../../scripts/answer-evaluation.ts'
import { bootstrapInterval } from '../../scripts/metrics.ts'

const complete = {
  qid: 'q',
  points: [
    { point: 'one', support: ['A:I.1', 'A:I.2'] },
    { point: 'two', support: ['A:I.3'] },
    { point: 'three', support: ['A:I.4'] },
    { point: 'four', support: ['A:I.5'] },
  ],
}
const relevant = { 'A:I.1': 3, 'A:I.2': 2, 'A:I.3': 2, 'A:I.4': 1 }
const claim = (...citations: string[]) => ({ citations, text: 'three words each' })

describe('the figures of an answer', () => {
  test('count points supported, citations graded 2 or more, and claims that add no point', () => {
    const claims = [claim('A:I.1'), claim('A:I.2'), claim('A:I.3', 'A:I.4'), claim('A:I.9')]
    expect(scoreAnswer(complete, relevant, claims)).toEqual({
      qid: 'q',
      isAnswered: true,
      recall: 3 / 4,
      precision: 3 / 5,
      redundancy: 2 / 4,
      claims: 4,
      citations: 5,
      words: 12,
    })
  })
  test('of a question that is not answered recall nothing and say nothing of precision', () => {
    expect(scoreAnswer(complete, relevant, [])).toMatchObject({ recall: 0, precision: null, redundancy: null })
  })
})

describe('a bootstrap interval', () => {
  test('holds the mean, narrows with the sample, and is the same in every run', () => {
    const values = Array.from({ length: 100 }, (_, i) => i % 2)
    const [low, high] = bootstrapInterval(values)
    expect(low).toBeGreaterThan(0.35)
    expect(low).toBeLessThan(0.5)
    expect(high).toBeGreaterThan(0.5)
    expect(high).toBeLessThan(0.65)
    expect(bootstrapInterval(values)).toEqual([low, high])
    const [wideLow, wideHigh] = bootstrapInterval(values.slice(0, 10))
    expect(wideHigh - wideLow).toBeGreaterThan(2 * (high - low))
  })
  test('of equal values is that value', () => {
    expect(bootstrapInterval([0.5, 0.5])).toEqual([0.5, 0.5])
  })
})
