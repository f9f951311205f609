import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createPage } from '../../src/ui/models/page.ts'
import {
  atOnce,
  createFakeBrowser,
  createFakeClient,
  createFakeStorage,
  noModels,
  ready,
  replyTo,
  settle,
} from './ui-fakes.ts'

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

function start(search: string, localStorage = createFakeStorage()) {
  const { browser } = createFakeBrowser(search)
  const { client, asked } = createFakeClient(ready)
  const page = createPage(client, { ...browser, localStorage }, atOnce, noModels)
  async function answer(question: string) {
    asked.find(({ about }) => about === question)?.resolve(replyTo(question, 'keywords and meaning'))
    await settle()
  }
  async function ask(question: string) {
    page.asking.draft.value = question
    page.asking.submit()
    await answer(question)
  }
  return { page, asked, localStorage, answer, ask }
}

describe('the thread above the present question', () => {
  test('takes the answers that were given already', async () => {
    const { page, asked, answer, ask } = start('?q=first')
    await answer('first')
    await ask('second')
    expect(page.thread.value).toEqual([
      { question: 'first', earlier: [], reply: replyTo('first', 'keywords and meaning') },
    ])
    expect(asked.map(({ about }) => about)).toEqual(['first', 'second'])
  })

  test('changes together with the answer', async () => {
    const { page, answer } = start('?q=first')
    await answer('first')
    page.asking.draft.value = 'second'
    page.asking.submit()
    expect(page.thread.value).toEqual([])
    await answer('second')
    expect(page.thread.value.map(({ question }) => question)).toEqual(['first'])
  })

  test('of a shared link is asked for after the present question, the latest first', async () => {
    const { page, asked, answer } = start('?after=first&after=second&q=third')
    expect(page.thread.value.map(({ question, reply }) => [question, reply])).toEqual([
      ['first', null],
      ['second', null],
    ])
    expect(asked.map(({ about }) => about)).toEqual(['third'])
    await answer('third')
    await answer('second')
    await answer('first')
    expect(asked[1]?.params).toMatchObject({ question: 'second', history: ['first'] })
    expect(page.thread.value.map(({ reply }) => reply?.question)).toEqual(['first', 'second'])
  })
})

describe('threads kept on the device', () => {
  const questionsOf = (page: ReturnType<typeof start>['page']) =>
    page.kept.threads.value.map(({ questions }) => questions)

  test('grow with each question, and are there after a reload', async () => {
    const { page, localStorage, answer, ask } = start('?q=first')
    await answer('first')
    await ask('second')
    expect(questionsOf(page)).toEqual([['first', 'second']])
    page.address.go({ question: 'other', earlier: [] })
    await answer('other')
    expect(questionsOf(page)).toEqual([['other'], ['first', 'second']])
    expect(questionsOf(start('', localStorage).page)).toEqual([['other'], ['first', 'second']])
  })

  test('are not shortened by going back', async () => {
    const { page, answer, ask } = start('?q=first')
    await answer('first')
    await ask('second')
    page.address.go({ question: 'first', earlier: [] })
    await settle()
    expect(questionsOf(page)).toEqual([['first', 'second']])
  })

  test('are deleted one by one, or all', async () => {
    const kept = [
      { questions: ['a'], at: '2026-01-02T00:00:00.000Z' },
      { questions: ['b'], at: '2026-01-01T00:00:00.000Z' },
    ]
    const { page, localStorage } = start('', createFakeStorage({ 'adduce.threads': JSON.stringify(kept) }))
    const [first] = page.kept.threads.value
    if (first) page.kept.remove(first)
    expect(JSON.parse(page.kept.toJson())).toEqual([kept[1]])
    page.kept.removeAll()
    expect(localStorage.length).toBe(0)
  })

  test('are not kept once switched off, which also deletes them', async () => {
    const { page, localStorage, answer } = start('?q=first')
    await answer('first')
    page.kept.switchOn(false)
    expect(localStorage.getItem('adduce.threads')).toBeNull()
    const again = start('?q=second', localStorage)
    await again.answer('second')
    expect(questionsOf(again.page)).toEqual([])
    expect(again.page.kept.isOn.value).toBe(false)
    again.page.kept.switchOn(true)
    expect(localStorage.length).toBe(0)
  })

  test.each(['no json', '{}', '[1, null, {"questions": []}, {"questions": ["a"], "at": "never"}]'])(
    'that this page did not write are left out: %s',
    (json) => {
      expect(questionsOf(start('', createFakeStorage({ 'adduce.threads': json })).page)).toEqual([])
    },
  )

  test('cannot be kept where storage is blocked or full, which is said and breaks nothing', async () => {
    const blocked = { ...createFakeStorage(), getItem: () => expect.fail('blocked') }
    const { page, answer } = start('?q=first', blocked)
    await answer('first')
    expect(page.kept.problem.value).toMatch(/does not let the page keep anything/)
    expect(page.asking.state.value.status).toBe('answered')
    const full = { ...createFakeStorage(), setItem: () => expect.fail('full') }
    const other = start('?q=first', full)
    await other.answer('first')
    expect(other.page.kept.problem.value).toMatch(/no room/)
    expect(questionsOf(other.page)).toEqual([['first']])
  })
})

describe('questions to go on with', () => {
  const answered = {
    ...replyTo('first', 'keywords and meaning'),
    answer: { claims: [{ text: 'x', citations: ['A:I.1'], quotes: [] }], withheld: 0 },
  }

  test('are asked for once the answer is there, and let go with it', async () => {
    const { page, asked } = start('?after=zero&q=first')
    asked[0]?.resolve(answered)
    await settle()
    const request = asked.find(({ kind }) => kind === 'suggest')
    expect(request?.params).toEqual({ cited: ['A:I.1'], asked: ['zero', 'first'] })
    request?.resolve(['next?'])
    await settle()
    expect(page.suggestions.value).toEqual(['next?'])
    page.address.go({ question: 'other' })
    expect(page.suggestions.value).toBeNull()
  })

  test('that arrive late are not shown beside another answer', async () => {
    const { page, asked } = start('?q=first')
    asked[0]?.resolve(answered)
    await settle()
    page.address.go({ question: 'other' })
    expect(asked.find(({ kind }) => kind === 'suggest')?.signal?.aborted).toBe(true)
    expect(page.suggestions.value).toBeNull()
  })
})
