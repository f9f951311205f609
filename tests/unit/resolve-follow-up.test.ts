import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../scripts/corpus.ts'
import { maxQuestionLength } from '../../src/core/protocol.ts'
import { dependsOnEarlier } from '../../src/core/retrieval/depends-on-earlier.ts'
import { resolveFollowUp } from '../../src/core/retrieval/resolve-follow-up.ts'

const { sections } = readCorpus()
const resolve = (question: string, ...history: string[]) => resolveFollowUp(question, history, sections)

describe('a follow-up', () => {
  test.each([
    'And for boys?',
    'what about doctors',
    'How about those who came by sea?',
    'Same for companies?',
    'Who pays for that?',
    'Do they have a lawyer?',
    'Can police arrest them?',
    'Is it different for a nine-year-old?',
    'Can she work while she waits?',
    'Does the officer there know?',
    'Which countries?',
    'For how long?',
    'why?',
    'If they are minors?',
    'In prison?',
    'Do companies have to?',
    'Thanks! And in hospitals?',
    'the ones without papers?',
  ])('leans on what was asked before: %j', (question) => {
    expect(dependsOnEarlier(question)).toBe(true)
  })

  test.each([
    'Can victims get their documents back?',
    'If a child is caught stealing, can it be punished?',
    'What happens to women who cannot go home?',
    'Is it legal to hold back wages?',
    'How long does it take to get a visa?',
    'Are there shelters for men?',
    'What is trafficking?',
    'compensation',
    'child soldiers',
    'What about officials who take money at the border to look the other way?',
    'He was found guilty of theft years ago. Only now did it come out that they made him do it. Can this be put right?',
    'Do countries work together on this?',
    'A guide that helps nurses',
    'What can be done for those who were born in captivity?',
    'What did the 2017 meeting say about shelters?',
    'resolution 10/3',
    'VII.2.b',
    'Quels sont les droits des victimes ?',
    '受害者有什么权利？',
  ])('is not %j', (question) => {
    expect(resolve(question, 'Should police officers be trained?')).toBeNull()
  })
})

describe('is read', () => {
  const training = 'Should police officers be trained about human trafficking?'
  test.each([
    ['And the judges?', training, 'Should judges be trained about human trafficking?'],
    ['Does the same apply to prosecutors?', training, 'Should prosecutors be trained about human trafficking?'],
    ['Does that change if they are minors?', 'Where do victims stay?', 'Where do victims stay? – if they are minors'],
    ['Who pays for that?', 'Can victims get compensation?', 'Can victims get compensation? – Who pays for that?'],
    ['and the Working Group?', 'What did the Conference say on aid?', 'What did the Working Group say on aid?'],
    ['and for children?', 'What help do victims get?', 'What help do victims get? – for children'],
  ])('with what was asked before: %j', (question, earlier, expected) => {
    expect(resolve(question, earlier)?.question).toBe(expected)
  })

  test.each([
    ['after 2019?', 'How should shelters be run?', 'How should shelters be run after 2019?'],
    ['2019?', 'How should shelters be run?', 'How should shelters be run in 2019?'],
    ['in resolutions?', 'How should shelters be run?', 'How should shelters be run in resolutions?'],
    ['and at the last meeting?', 'How should shelters be run?', 'How should shelters be run at the last meeting?'],
    ['and before 2015?', 'How should shelters be run since 2019?', 'How should shelters be run before 2015?'],
    ['And the 2019 meeting?', 'What did the 2017 meeting say on aid?', 'What did the 2019 meeting say on aid?'],
    ['and in 2019?', 'What did the 2017 meeting say on aid?', 'What did the texts of 2019 say on aid?'],
    ['and at the last meeting?', 'What did the 2017 meeting say on aid?', 'What did the last meeting say on aid?'],
    ['in resolutions?', 'Who pays for shelters since 2010?', 'Who pays for shelters since 2010 in resolutions?'],
  ])('in another place, which replaces the one it excludes: %j', (question, earlier, expected) => {
    expect(resolve(question, earlier)).toEqual({ question: expected, kept: expected, added: '' })
  })

  test.each([
    ['What about the resolution that came after it?', 'What does resolution 10/3 say on chains?', 'resolution 11/5'],
    ['and the previous resolution?', 'What does resolution 10/3 say on chains?', 'resolution 5/2'],
    ['the meeting before?', 'What did the 2017 meeting say about shelters?', 'the sixth meeting'],
    ['And the next one?', 'What did the seventh meeting say about shelters?', 'the eighth meeting'],
  ])('in the document next to the one named: %j', (question, earlier, expected) => {
    expect(resolve(question, earlier)?.question).toContain(expected)
  })

  test('at a paragraph of the document named before', () => {
    expect(resolve('what does it say in paragraph 3?', 'What does resolution 10/3 say about supply chains?')).toEqual({
      question: 'What does it say in paragraph 3 of resolution 10/3?',
      kept: '',
      added: '',
    })
  })

  test('after a chain of others, each resolved with those before it', () => {
    const history = ['What did the 2017 meeting say about shelters?', 'and the 2019 meeting?']
    expect(resolve('what about men?', ...history)?.question).toBe('What did the 2019 meeting say about shelters? – men')
  })

  test('without an earlier question when there was a change of subject between', () => {
    const history = ['Should police officers be trained?', 'What is forced labour?']
    expect(resolve('and the judges?', ...history)?.question).toBe('What is forced labour? – the judges')
  })
})

describe('for any questions', () => {
  const pieces =
    `and|but|what about|does that|if|they|it|that|those|in 2019|after 2017|resolution 10/3|the 2017 meeting|
    the next one|paragraph 3|(b)|VII.2.b|judges|police|children|victims|shelters|be punished|?|.|–|-|,|the last meeting|
    the resolution after it|in resolutions|why|\u0000|"|(|[|\\|$&|🏠|受害者|ß|İ|  |same for|is|who|there|2019`
      .split('|')
      .map((piece) => piece.trim())
  // A linear congruential generator (Numerical Recipes), so that a failure can be repeated.
  let seed = 1
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed % below
  }
  const anyQuestion = () => Array.from({ length: random(9) }, () => pieces[random(pieces.length)]).join(' ')
  const pairs = Array.from({ length: 400 }, () => [anyQuestion(), anyQuestion(), anyQuestion()] as const)

  test('nothing is resolved without history', () => {
    for (const [question] of pairs) expect(resolve(question)).toBeNull()
  })
  test('what has been resolved stands on its own', () => {
    for (const [question, ...history] of pairs) {
      const resolved = resolve(question, ...history)?.question
      if (resolved === undefined) continue
      const again = resolve(resolved, ...history)
      expect({ question, history, again: again?.question ?? resolved }).toEqual({ question, history, again: resolved })
    }
  })
  test('the result can be searched, however long they are', () => {
    const long = 'shelters '.repeat(400)
    for (const history of [[long], [long, 'and men?'], ['x', long]])
      expect(resolve(`and ${long}`.slice(0, maxQuestionLength), ...history)?.question.length).toBeLessThanOrEqual(
        maxQuestionLength,
      )
  })
})
