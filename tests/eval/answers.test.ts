import { beforeAll, expect, test } from 'vitest'
import { type AnswerFigures, evaluateAnswers } from '../../scripts/answer-evaluation.ts'
import { readAuthored } from '../../scripts/authored.ts'
import { openEngine } from '../../scripts/open-index.ts'

/** A little under what `npm run eval:answers` measures, so that only a real loss fails. */
const floors = { recall: 0.8, precision: 0.83 }
const mostRedundant = 0.4

const figures = new Map<string, AnswerFigures>()
const { completeAnswers, questions } = readAuthored()

beforeAll(async () => {
  for (const one of await evaluateAnswers(await openEngine(), completeAnswers, questions)) figures.set(one.name, one)
})

const figuresOf = (name: string): AnswerFigures => figures.get(name) ?? expect.fail(`no answerer ${name}`)
const composed = () => figuresOf('composed answer')

test('answers make the points of a complete answer and cite little else', () => {
  expect(composed().recall.mean).toBeGreaterThanOrEqual(floors.recall)
  expect(composed().precision.mean).toBeGreaterThanOrEqual(floors.precision)
})

test('answers make more of the points, with fewer idle claims, than the best paragraphs pasted', () => {
  const pasted = figuresOf('five best paragraphs, pasted')
  expect(composed().recall.mean).toBeGreaterThan(pasted.recall.mean)
  expect(composed().redundancy.mean).toBeLessThan(Math.min(mostRedundant, pasted.redundancy.mean))
})
