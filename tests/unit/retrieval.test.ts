import { describe, expect, test } from 'vitest'
import type { NeedIndex } from '../../src/core/index/needs.ts'
import { quantize } from '../../src/core/index/vectors.ts'
import { buildWordIndex } from '../../src/core/index/word-index.ts'
import { answerability, isAnswerable, isWithinReach } from '../../src/core/retrieval/abstain.ts'
import { consultNeeds } from '../../src/core/retrieval/consult-needs.ts'
import { explainShares, explainWords, findClosestQuestion } from '../../src/core/retrieval/explain-hit.ts'
import { fuse, fusionWeights, order, scoreParts } from '../../src/core/retrieval/rank.ts'

const none = { same: [[], [], []], close: [[], [], []] }
const index = {
  relations: none,
  needs: [
    { need: 'a', answers: [[1, 3]] },
    { need: 'b', answers: [[2, 3]] },
  ] satisfies NeedIndex,
}
const evidence = { words: Float32Array.of(3, 0, 1), item: null, expansions: null, needs: null }

describe('fusion', () => {
  test('on keywords alone keeps their order', () => {
    expect(order(fuse(evidence, index, null))).toEqual([0, 2, 1])
  })
  test('weighs legs on different scales alike', () => {
    const words = Float32Array.of(1000, 0, 900)
    const item = Float32Array.of(0.1, 0.2, 0.9)
    expect(order(fuse({ ...evidence, words, item }, index, null))[0]).toBe(2)
  })
  test('gives the same ranking when a leg is scaled, since scores are standardised', () => {
    const scaled = { ...evidence, words: evidence.words.map((x) => x * 50 + 7) }
    expect(order(fuse(scaled, index, null))).toEqual(order(fuse(evidence, index, null)))
  })
  test('pulls up what says the same as a leading hit', () => {
    const relations = { ...none, same: [[1], [0], []] }
    expect(order(fuse(evidence, { ...index, relations }, null, { ...fusionWeights, leaders: 1, same: 2 }))).toEqual([
      0, 1, 2,
    ])
  })
  test('draws items near the leaders after them, and none where there are no leaders', () => {
    const items = quantize([Float32Array.of(1, 0), Float32Array.of(0, 1), Float32Array.of(1, 0)], 2)
    const vectors = { items, expansions: items, passages: items, needs: items }
    const flat = { ...evidence, words: Float32Array.of(3, 0.1, 0) }
    expect(order(fuse(flat, index, vectors, { ...fusionWeights, leaders: 1 }))).toEqual([0, 2, 1])
    expect(order(fuse(flat, index, vectors, { ...fusionWeights, leaders: 0 }))).toEqual([0, 1, 2])
  })
  test('does not fail on scores that are all equal', () => {
    expect([...fuse({ ...evidence, words: new Float32Array(3) }, index, null)].every(Number.isFinite)).toBe(true)
  })
})

describe('information needs', () => {
  test('raise what answers the nearest one, and the nearer it stands out the more', () => {
    const scores = (far: number) => [...consultNeeds(Float32Array.of(0.9, far), index.needs, 3, 0.05)]
    expect(scores(0.2)).toEqual([0, expect.closeTo(1, 4), expect.closeTo(0, 4)])
    expect(scores(0.9)).toEqual([0, expect.closeTo(0.5, 6), expect.closeTo(0.5, 6)])
    expect(
      order(fuse({ ...evidence, needs: Float32Array.of(0.9, 0.2) }, index, null, { ...fusionWeights, needs: 9 }))[0],
    ).toBe(1)
  })
  test('count a substantial part for half and what is related for little', () => {
    const needs: NeedIndex = [{ need: 'a', answers: [[0, 1], [1, 2], [2, 3]] }] // biome-ignore format: one list
    expect([...consultNeeds(Float32Array.of(0.5), needs, 3, 0.05)]).toEqual([expect.closeTo(0.15), 0.5, 1])
  })
})

describe('the reasons of a hit', () => {
  const documents = [
    { id: 'a', words: 'non-punishment of victims, stealing' },
    { id: 'b', words: 'data' },
  ]
  test('are words of the official text, words of search aids, and words it does not have', async () => {
    const words = await buildWordIndex(documents)
    expect(explainWords('steal non-punishment of victims, data', 0, 'victims of crime', { words })).toEqual({
      official: ['victims'],
      aids: ['steal', 'non-punishment'],
      missing: ['data'],
    })
  })
  test('add up to what its score is above the average', () => {
    const all = { ...evidence, item: Float32Array.of(0.1, 0.2, 0.9) }
    const relations = { same: [[1], [0], []], close: [[], [], [0]] }
    const scores = fuse(all, { relations, needs: [] }, null)
    const mean = scores.reduce((sum, x) => sum + x, 0) / scores.length
    const parts = scoreParts(all, { relations, needs: [] }, null)
    for (const leaf of [0, 1, 2]) {
      const shares = Object.values(explainShares(parts, leaf) ?? {})
      expect(shares.reduce<number>((sum, x) => sum + (x ?? 0), 0)).toBeCloseTo((scores[leaf] ?? 0) - mean, 5)
    }
  })
  test('name the everyday question that is nearest in meaning, or shares the rarest words', async () => {
    const words = await buildWordIndex(documents)
    const questions = ['What of data?', 'Are victims asked?', 'Who?']
    const byWords = { text: 'victims', vector: null }
    expect(await findClosestQuestion(byWords, questions, words, null)).toEqual({ question: questions[1], by: 'words' })
    expect(await findClosestQuestion({ text: 'nothing', vector: null }, questions, words, null)).toBeNull()
    const embed = async (text: string) => (text === 'Who?' ? Float32Array.of(1, 0) : Float32Array.of(0, 1))
    const byMeaning = { text: 'victims', vector: Float32Array.of(1, 0) }
    expect(await findClosestQuestion(byMeaning, questions, words, embed)).toEqual({ question: 'Who?', by: 'meaning' })
  })
})

test('equal scores keep document order', () => {
  expect(order(Float32Array.of(1, 2, 1, 2))).toEqual([1, 3, 0, 2])
})

describe('abstention', () => {
  const fit = {
    coverage: 0.7,
    officialCoverage: 0.5,
    words: 15,
    known: 1,
    length: 2,
    detail: 0,
    unknownNames: 0,
    cosine: 0.62,
    need: 0.7,
    margin: 0.5,
  }
  test('rises with every kind of evidence and falls with unknown names', () => {
    expect(isAnswerable(fit)).toBe(true)
    for (const more of [{ need: 0.8 }, { margin: 0.6 }, { coverage: 0.9 }])
      expect(answerability({ ...fit, ...more })).toBeGreaterThan(answerability(fit))
    for (const less of [{ coverage: 0.2 }, { unknownNames: 0.3 }, { detail: 1 }])
      expect(answerability({ ...fit, ...less })).toBeLessThan(answerability(fit))
    expect(isAnswerable({ ...fit, coverage: 0.3, unknownNames: 0.3, need: 0.4, margin: 0.3 })).toBe(false)
  })
  test('goes by meaning alone where the question is in another language', () => {
    const french = { ...fit, coverage: 0.05, officialCoverage: 0, known: 0.1, cosine: 0.65 }
    expect(isAnswerable(french)).toBe(true)
    expect(isAnswerable({ ...french, cosine: 0.4 })).toBe(false)
  })
  test('answers a single word that stands in an official paragraph, and not one that only the search aids know', () => {
    const word = { ...fit, coverage: 0.6, officialCoverage: 1, length: 0.7, need: 0.5, margin: 0.2 }
    expect(isAnswerable(word)).toBe(true)
    expect(isAnswerable({ ...word, officialCoverage: 0 })).toBe(false)
  })
  test('looks whether a scope holds anything near what is found elsewhere', () => {
    const item = Float32Array.of(0.8, 0.7, 0.3)
    expect(isWithinReach({ words: item, item }, [false, true, true])).toBe(true)
    expect(isWithinReach({ words: item, item }, [false, false, true])).toBe(false)
  })
  test('works on keywords alone', () => {
    expect(isAnswerable({ ...fit, cosine: null, need: null, margin: null })).toBe(true)
    expect(
      isAnswerable({ ...fit, coverage: 0.2, words: 4, unknownNames: 0.3, cosine: null, need: null, margin: null }),
    ).toBe(false)
  })
})
