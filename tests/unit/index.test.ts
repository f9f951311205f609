import { describe, expect, test } from 'vitest'
import { inverseDocumentFrequency } from '../../src/core/index/bm25-index.ts'
import { plainQuestions } from '../../src/core/index/questions.ts'
import { buildRelationIndex } from '../../src/core/index/relations.ts'
import { readQuestions, readVectorIndex } from '../../src/core/index/search-index.ts'
import { tokenize, tokenizeWithRanges } from '../../src/core/index/tokenize.ts'
import {
  decodeMatrix,
  encodeMatrix,
  innerProducts,
  meanDirection,
  quantize,
  rowVector,
} from '../../src/core/index/vectors.ts'
import {
  buildWordIndex,
  loadWordIndex,
  rarityCoverage,
  saveWordIndex,
  searchWords,
  unknownNames,
} from '../../src/core/index/word-index.ts'

describe('tokenizing', () => {
  test('splits compounds and joins them too, so that both spellings meet', () => {
    expect(tokenize('non-punishment')).toEqual(['non', 'punish', 'nonpunish'])
    expect(tokenize('nonpunishment')).toEqual(['nonpunish'])
  })
  test('keeps the words that turn a meaning round, drops those that carry none', () => {
    expect(tokenize('They should not be punished without a trial')).toEqual(['not', 'punish', 'without', 'trial'])
  })
  test('reads straight and curly apostrophes, accents and full-width letters alike', () => {
    expect(tokenize('victim’s')).toEqual(tokenize("victim's"))
    expect(tokenize('café')).toEqual(tokenize('ＣＡＦＥ'))
  })
  test('says where each word stands', () => {
    const text = 'Consider not punishing victims'
    expect(tokenizeWithRanges(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Consider',
      'not',
      'punishing',
      'victims',
    ])
  })
})

describe('the word index', () => {
  const documents = [
    { id: 'a', words: 'victims of trafficking, victims of crime' },
    { id: 'b', words: 'training for police on trafficking' },
    { id: 'c', words: 'data collection' },
  ]

  test('scores by textbook BM25', async () => {
    const scores = await searchWords(await buildWordIndex(documents), 'victims', 10)
    // Lengths without stop words: 4, 3 and 2; "victim" stands twice in a.
    const norm = 1.2 * (1 - 0.75 + (0.75 * 4) / 3)
    expect([...scores.keys()]).toEqual(['a'])
    expect(scores.get('a')).toBeCloseTo((inverseDocumentFrequency(3, 1) * 2 * 2.2) / (2 + norm), 9)
  })

  test('matches whole words only, never beginnings of words', async () => {
    expect((await searchWords(await buildWordIndex(documents), 'traff collect', 10)).size).toBe(1)
  })

  test('ranks the same after it was saved and loaded, and keeps no words in what is saved', async () => {
    const index = await buildWordIndex(documents)
    const saved = JSON.stringify(saveWordIndex(index))
    expect(saved).not.toContain('victims of')
    const loaded = loadWordIndex(JSON.parse(saved))
    for (const question of ['police trafficking', 'data', 'victims of crime', 'nothing here'])
      expect(await searchWords(loaded, question, 10)).toEqual(await searchWords(index, question, 10))
  })

  test('finds nothing for a question of stop words alone', async () => {
    expect((await searchWords(await buildWordIndex(documents), 'what is the of', 10)).size).toBe(0)
  })

  test('measures coverage by rarity, and names it does not know', async () => {
    const index = await buildWordIndex(documents)
    expect(rarityCoverage(index, 'police training')).toBeCloseTo(1, 5)
    expect(rarityCoverage(index, 'police helicopters')).toBeCloseTo(0.5, 5)
    expect(rarityCoverage(index, 'the')).toBe(0)
    expect(unknownNames(index, 'Which Police in Lyon or Peru?')).toBeCloseTo(2 / 3, 5)
  })
})

describe('quantised vectors', () => {
  const unit = (values: number[]) => Float32Array.from(values, (x) => x / Math.hypot(...values))
  const vectors = [unit([1, 2, 3, 4]), unit([-4, 0, 1, 0.5]), unit([0, 0, 0, 1])]

  test('keep cosines to about a hundredth', () => {
    const products = innerProducts(quantize(vectors, 4), vectors[0] as Float32Array)
    expect(products[0]).toBeCloseTo(1, 2)
    expect(products[2]).toBeCloseTo(4 / Math.sqrt(30), 2)
  })
  test('come back from bytes as they were', () => {
    const matrix = quantize(vectors, 4)
    const decoded = decodeMatrix(encodeMatrix(matrix).slice().buffer, 3, 4)
    expect(decoded.bytes).toEqual(matrix.bytes)
    expect(rowVector(decoded, 1)).toEqual(rowVector(matrix, 1))
  })
  test('of a wrong length are refused with both figures', () => {
    expect(() => decodeMatrix(new ArrayBuffer(7), 3, 4)).toThrow('3 vectors of 4 dimensions take 24 bytes, got 7')
    expect(() => innerProducts(quantize(vectors, 4), new Float32Array(3))).toThrow('3 dimensions, expected 4')
    expect(() => quantize([new Float32Array(3)], 4)).toThrow('vector 0 has 3 dimensions, expected 4')
  })
})

test('the mean direction of unit vectors has unit length', () => {
  const mean = meanDirection([Float32Array.of(1, 0), Float32Array.of(0, 1)])
  expect([...mean]).toEqual([expect.closeTo(Math.SQRT1_2, 6), expect.closeTo(Math.SQRT1_2, 6)])
  expect(() => meanDirection([])).toThrow('at least one vector')
})

test('a file of vectors that is cut short is refused', () => {
  const model = {
    name: 'm',
    dimension: 4,
    dtype: 'fp32',
    pooling: 'mean',
    queryPrefix: '',
    passagePrefix: '',
    sha256: '',
  } as const
  expect(() => readVectorIndex(new ArrayBuffer(10), { leaves: 3, passages: 1, needs: 2, model })).toThrow(
    /damaged \(vectors: \d+ bytes expected, got 10\)/,
  )
})

test('everyday questions of an item are one sentence each, without claims and stories', () => {
  const wave1 = {
    id: 'a',
    title: 't',
    gist: 'g',
    lay: ['Who pays?', 'Tell me who pays.', 'She ran. Who helps?', 'who asks?'],
    practitioner: ['Which text says so?'],
    keywords: [],
    situations: ['A nurse asks. May she?'],
    addressees: [],
  }
  const wave2 = {
    id: 'a',
    voices: ['I drive a bus, so what?'],
    claims: ['Is it true that nobody pays?'],
    outcomes: ['Why does it fail?'],
    plainwords: [],
    broad: ['Where does the money come from?', 'Who pays?'],
  }
  expect(plainQuestions(wave1, wave2)).toEqual(['Who pays?', 'Where does the money come from?', 'Why does it fail?'])
})

test('everyday questions for another number of items are refused', () => {
  expect(readQuestions('[["Who pays?"],[]]', { leaves: 2 })).toEqual([['Who pays?'], []])
  expect(() => readQuestions('[[]]', { leaves: 2 })).toThrow('(questions: 2 items expected, got 1)')
})

test('"same" holds both ways even where one side was labelled', () => {
  const relation = { same: [], close: [], also: [], theme: 't' }
  const relations = [
    { ...relation, id: 'a', same: ['b'] },
    { ...relation, id: 'b', close: ['a', 'gone'] },
  ]
  expect(buildRelationIndex(relations, ['a', 'b'])).toEqual({ same: [[1], [0]], close: [[], [0]] })
})
