import { describe, expect, test } from 'vitest'
import type { AskReply } from '../../src/core/protocol.ts'
import { suggestQuestions } from '../../src/core/retrieval/suggest-questions.ts'
import { replyTo } from './ui-fakes.ts'

const leaves = ['A:I.1', 'A:I.2', 'A:I.3', 'A:I.4', 'A:I.5']
/** The first is cited; the second says the same, the others are near it, and the last two near each other. */
const relations = { same: [[1], [0], [], [], []], close: [[1, 2, 3, 4], [2], [], [4], [3]] }
const questions = [
  ['Who is paid?'],
  ['Who else gets money?'],
  ['Where do people sleep?', 'Who runs shelters?'],
  ['Who teaches judges?'],
  ['Do judges learn?'],
]

const answeredBy = (id: string, question: string): AskReply => ({
  ...replyTo(question),
  answer: {
    kind: 'points',
    opening: null,
    claims: [{ text: 'x', quoted: id, citations: [id], quotes: [], strength: null, addressees: [], change: null }],
    withheld: 0,
  },
})

function suggest(asked: string[], ask: (question: string) => AskReply) {
  const tried: string[] = []
  const suggested = suggestQuestions(['A:I.1'], asked, questions, { leaves, relations }, async (question) => {
    tried.push(question)
    return ask(question)
  })
  return suggested.then((found) => ({ found, tried }))
}

const answerAll = (question: string) => {
  const i = questions.findIndex((own) => own.includes(question))
  return answeredBy(leaves[i] ?? '', question)
}

describe('questions to go on with', () => {
  test('are of items near those cited that say something else, one of those near each other', async () => {
    const { found } = await suggest([], answerAll)
    expect(found).toEqual(['Where do people sleep?', 'Who teaches judges?'])
  })

  test('are none that were asked, or that the engine refuses or answers with something else', async () => {
    const { found, tried } = await suggest(['where do people sleep'], (question) => {
      if (question === 'Who runs shelters?') return { ...replyTo(question), outcome: 'not-covered' }
      return question === 'Who teaches judges?' ? answeredBy('A:I.1', question) : answerAll(question)
    })
    expect(tried).toEqual(['Who runs shelters?', 'Who teaches judges?', 'Do judges learn?'])
    expect(found).toEqual(['Do judges learn?'])
  })

  test('are none where nothing is cited', async () => {
    expect(await suggestQuestions([], [], questions, { leaves, relations }, async (q) => answerAll(q))).toEqual([])
  })
})
