import { beforeAll, expect, test } from 'vitest'
import { describeUncovered } from '../../src/core/answer/describe-uncovered.ts'
import { buildWordIndex, type WordIndex } from '../../src/core/index/word-index.ts'
import { uncoveredWords } from '../../src/core/retrieval/uncovered-words.ts'

const texts = [
  'Compensate victims of trafficking from a fund.',
  'Inspect farms, orchards and vessels.',
  'Train the police.',
]
let words: WordIndex

beforeAll(async () => {
  words = await buildWordIndex(texts.map((text, i) => ({ id: `${i}`, words: text })))
})

const uncovered = (question: string, ...leading: number[]) => uncoveredWords(question, words, new Set(leading))

test('words that no leading hit has are what the question also asks', () => {
  expect(uncovered('Is there a compensation fund for victims of trafficking in Peru in 2027?', 0)).toEqual([
    'Peru',
    '2027',
  ])
  expect(uncovered('Do victims of trafficking on vessels get compensation?', 0)).toEqual(['vessels'])
})

test('nothing is left open where the leading hits have every word, in whatever form', () => {
  expect(uncovered('compensating trafficking victims', 0)).toEqual([])
  expect(uncovered('vessel inspections, victims compensated', 0, 1)).toEqual([])
})

test('a question in another language has no words to miss', () => {
  expect(uncovered('Qui indemnise les victimes de la traite?', 0)).toEqual([])
})

test('what is left open is said in one sentence', () => {
  expect(describeUncovered(['Peru', '2027'])).toBe('The items found do not speak of “Peru” or “2027”.')
})
