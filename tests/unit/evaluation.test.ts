import { describe, expect, test } from 'vitest'
import {
  compare,
  type Decision,
  evaluateAbstention,
  type Scores,
  scoreRanker,
  summarize,
} from '../../scripts/evaluation.ts'
import { combineConvexly, fuseReciprocalRanks } from '../../scripts/fusion-baselines.ts'
import { bootstrapInterval } from '../../scripts/metrics.ts'
import { renderQuality } from '../../scripts/quality-document.ts'
import type { Question } from '../../src/core/corpus/authored.ts'
import { type Quality, qualitySchema } from '../../src/core/quality.ts'
import { order } from '../../src/core/retrieval/rank.ts'

const ask = (qid: string, category: Question['category'] = 'lay', relevant: Question['relevant'] = { a: 3 }): Question => ({
  qid, question: `${qid}?`, category, relevant, notes: '',
}) // biome-ignore format: one record

const scoresOf = (name: string, ...ndcg: number[]): Scores => ({
  name,
  questions: ndcg.map((value, i) => ({
    question: ask(`q${i}`, i % 2 === 0 ? 'lay' : 'expert'),
    ndcg: value,
    recall: value,
    reciprocalRank: value,
  })),
})

describe('the bootstrap', () => {
  const values = Array.from({ length: 100 }, (_, i) => i % 2)
  test('gives the interval that the normal distribution gives where that holds', () => {
    // Standard error of the mean of 100 fair coins: 0.05.
    const [low, high] = bootstrapInterval(values)
    expect(low).toBeCloseTo(0.5 - 1.96 * 0.05, 1)
    expect(high).toBeCloseTo(0.5 + 1.96 * 0.05, 1)
  })
  test('gives the same interval every time', () => {
    expect(bootstrapInterval(values)).toEqual(bootstrapInterval([...values]))
  })
  test('gives no width to values that are all equal', () => {
    expect(bootstrapInterval([0.5, 0.5, 0.5])).toEqual([0.5, 0.5])
  })
})

describe('a comparison', () => {
  test('is paired: what makes a question hard for both does not widen its interval', () => {
    const hardAndEasy = [0, 1, 0.1, 0.9, 0.2, 0.8]
    const better = compare(scoresOf('a', ...hardAndEasy.map((x) => x + 0.1)), scoresOf('b', ...hardAndEasy))
    expect(better).toMatchObject({ to: 'b', overall: { mean: 0.1, low: 0.1, high: 0.1 } })
    expect(Object.keys(better.categories)).toEqual(['lay', 'expert'])
    const { low, high } = summarize(scoresOf('b', ...hardAndEasy)).ndcg
    expect(high - low).toBeGreaterThan(0.3)
  })
  test('of rankers that were asked different questions is refused', () => {
    expect(() => compare(scoresOf('a', 1, 1), scoresOf('b', 1))).toThrow('b was not asked q1')
  })
})

test('a ranker is scored on what has an answer only', async () => {
  const ranker = { name: 'fixed', rank: async () => ['b', 'a'] }
  const { questions } = await scoreRanker(ranker, [ask('q0'), ask('u', 'unanswerable', {})])
  expect(questions.map(({ question, reciprocalRank }) => [question.qid, reciprocalRank])).toEqual([['q0', 0.5]])
})

describe('abstention', () => {
  const decided = (qid: string, answerable: boolean, outcome: Decision['outcome'], confidence: number): Decision => ({
    question: ask(qid, answerable ? 'lay' : 'unanswerable', {}),
    outcome,
    confidence,
  })
  const decisions = [
    decided('a', true, 'answered', 0.9),
    decided('b', false, 'answered', 0.8),
    decided('c', true, 'not-covered', 0.3),
    decided('d', false, 'not-covered', 0.1),
  ]
  test('counts what is refused rightly and wrongly', () => {
    const { refused, wronglyRefused, outcomes } = evaluateAbstention(decisions, [], [decided('e', true, 'partly', 0.6)])
    expect([refused.mean, wronglyRefused.mean]).toEqual([0.5, 0.5])
    expect(outcomes).toEqual([
      { outcome: 'answered', answerable: 1, partly: 0, unanswerable: 1 },
      { outcome: 'not-covered', answerable: 1, partly: 0, unanswerable: 1 },
      { outcome: 'partly', answerable: 0, partly: 1, unanswerable: 0 },
    ])
  })
  test('is drawn as risk over coverage, the surest questions first', () => {
    const { curve } = evaluateAbstention(decisions)
    expect(curve.points.filter(({ coverage }) => (coverage * 4) % 1 === 0)).toEqual([
      { coverage: 0.25, risk: 0 },
      { coverage: 0.5, risk: 0.5 },
      { coverage: 0.75, risk: 0.3333 },
      { coverage: 1, risk: 0.5 },
    ])
    expect(curve.area).toBeCloseTo((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4, 3)
    expect(curve.ideal).toBeCloseTo((0 + 0 + 1 / 3 + 1 / 2) / 4, 3)
    expect(curve).toMatchObject({ chance: 0.5, engine: { coverage: 0.5, risk: 0.5 } })
  })
})

describe('the fusions compared with', () => {
  const first = Float32Array.of(10, 9, 0)
  const second = Float32Array.of(0, 0.9, 1)
  test('convex combination adds what is scaled to 0 … 1', () => {
    expect([...combineConvexly([[first, 1], [second, 1]])].map((x) => Number(x.toFixed(2)))).toEqual([1, 1.8, 1])
    expect(order(combineConvexly([[first, 0.01], [second, 0.99]]))[0]).toBe(2)
  }) // biome-ignore format: pairs
  test('reciprocal ranks look at places only', () => {
    const fused = fuseReciprocalRanks([[first, 1], [second, 1]])
    expect([...fused].map((x) => Number(x.toFixed(6)))).toEqual([
      Number((1 / 61 + 1 / 63).toFixed(6)), Number((2 / 62).toFixed(6)), Number((1 / 63 + 1 / 61).toFixed(6)),
    ])
  }) // biome-ignore format: sums
})

const half = { mean: 0.5, low: 0.4, high: 0.6 }
const ranking = { name: 'whole path', ndcg: half, recall: half, reciprocalRank: half, categories: { lay: half } }
const quality: Quality = {
  model: { name: 'adduce-encoder', sha256: 'abc', dimension: 256 },
  questions: { graded: 2, answerable: 3, unanswerable: 1, sha256: 'def' },
  categories: [{ name: 'lay', questions: 2 }],
  whole: ranking,
  engines: [{ ...ranking, name: 'lunr, defaults' }],
  legs: [],
  models: [],
  gain: { to: 'lunr, defaults', overall: { mean: -0.01, low: -0.2, high: 0.1 }, categories: {} },
  parts: [{ to: 'scopes', overall: half, categories: { lay: half } }],
  languages: [{ language: 'fr', questions: 1, ndcg: half, refused: half }],
  abstention: {
    refused: half,
    wronglyRefused: half,
    stories: { refused: half, wronglyRefused: half },
    outcomes: [{ outcome: 'answered', answerable: 2, partly: 0, unanswerable: 1 }],
    curve: { area: 0.2, ideal: 0.1, chance: 0.25, points: [], engine: { coverage: 0.75, risk: 0.333 } },
  },
  answers: { questions: 1, ways: [{ name: 'composed answer', recall: half, precision: half, redundancy: half, claims: 4, citations: 6, words: 200, answered: 1 }] },
  cost: { machine: 'a machine', times: [], files: [{ name: 'model', sizeBytes: 1234567, brotliBytes: 1000 }] },
  failures: [
    { qid: 'q1', question: 'a | b?', history: ['Before?'], category: 'lay', language: null, outcome: 'answered', ndcg: 0.1, failed: ['ranked'] },
  ],
} // biome-ignore format: records

test('the document prints what was measured, and says what was not', () => {
  expect(qualitySchema.parse(quality)).toEqual(quality)
  const document = renderQuality(quality)
  expect(document).toContain('| all | 2 | 0.500 (0.40–0.60) | 0.500 (0.40–0.60) | −0.010 (−0.200 to +0.100) |')
  expect(document).toContain('| scopes | +0.500 (+0.400 to +0.600) | lay +0.500 (+0.400 to +0.600) |')
  expect(document).toContain('| Before? → a \\| b? | lay | 0.10 | its paragraphs stand too low |')
  expect(document).toContain('| model | 1,234,567 | 1,000 |')
  expect(document).toContain('Other models were not measured')
  expect(renderQuality({ ...quality, models: [{ ...ranking, name: 'e5: whole path' }] })).not.toContain(
    'were not measured',
  )
})
