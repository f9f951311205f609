import { expect, test } from 'vitest'
import { embedQuestion, toUsualSingulars } from '../../src/core/retrieval/embed-question.ts'

const vocabulary = new Map([
  ['shelter', 40],
  ['shelters', 9],
  ['victim', 90],
  ['victims', 200],
  ['country', 50],
  ['countries', 20],
  ['process', 12],
])

test('plurals become singulars where those are the more usual word', () => {
  expect(toUsualSingulars('Shelters for victims in countries', vocabulary)).toBe('shelter for victims in country')
  expect(toUsualSingulars('the process of gas', vocabulary)).toBe('the process of gas')
})

test('a question lies in the middle of both readings, and is embedded once where they are one', async () => {
  const asked: string[] = []
  const embed = async (text: string) => {
    asked.push(text)
    return text.includes('shelters') ? Float32Array.of(1, 0) : Float32Array.of(0, 1)
  }
  const [x = 0, y = 0] = await embedQuestion('shelters', vocabulary, embed)
  expect(x).toBeCloseTo(y)
  await embedQuestion('victims', vocabulary, embed)
  expect(asked).toEqual(['shelters', 'shelter', 'victims'])
})
