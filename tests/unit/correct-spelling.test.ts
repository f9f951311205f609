import { describe, expect, test } from 'vitest'
import { correctSpelling, editDistance } from '../../src/core/retrieval/correct-spelling.ts'

const vocabulary = new Map([
  ['the', 900],
  ['of', 900],
  ['in', 900],
  ['a', 900],
  ['victim', 90],
  ['victims', 200],
  ['court', 40],
  ['country', 50],
  ['trafficking', 300],
  ['customers', 9],
  ['wear', 2],
  ['settle', 5],
])
const correct = (question: string) => correctSpelling(question, vocabulary).question

describe('spelling', () => {
  test.each([
    ['the victm of trafiking', 'the victim of trafficking'],
    ['costumers in cuort', 'customers in court'],
    ['the contry', 'the country'],
  ])('%s', (typed, meant) => {
    expect(correct(typed)).toBe(meant)
  })
  test.each(['kettle', 'Peru', 'the Cuort of Lyon', 'wea', 'weer', 'vourt', 'c0urt', 'жертва', 'café', 'victims'])(
    'leaves %s alone',
    (word) => {
      expect(correct(word)).toBe(word)
    },
  )
  test('says which words were read as others', () => {
    expect(correctSpelling('A victm', vocabulary).corrections).toEqual([
      { typed: 'victm', meant: 'victim', kind: 'spelling' },
    ])
  })
})

test('the distance counts a swap of neighbours once and gives up past its limit', () => {
  expect(editDistance('court', 'cuort', 2)).toBe(1)
  expect(editDistance('trafiking', 'trafficking', 2)).toBe(2)
  expect(editDistance('court', 'courts', 2)).toBe(1)
  expect(editDistance('abcdefgh', 'zyxwvuts', 2)).toBe(3)
})
