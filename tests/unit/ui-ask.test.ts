import { beforeEach, describe, expect, test, vi } from 'vitest'
import { AdduceError, type EngineState, maxQuestionLength } from '../../src/core/protocol.ts'
import { createAddress } from '../../src/ui/models/address.ts'
import { createAsking } from '../../src/ui/models/ask.ts'
import { createEngineState } from '../../src/ui/models/engine.ts'
import { atOnce, createFakeBrowser, createFakeClient, loading, ready, replyTo, settle } from './ui-fakes.ts'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

function start({ search = '', state = loading }: { search?: string; state?: EngineState } = {}) {
  const fakeBrowser = createFakeBrowser(search)
  const fakeClient = createFakeClient(state)
  const address = createAddress(fakeBrowser.browser)
  const asking = createAsking(fakeClient.client, createEngineState(fakeClient.client), address, atOnce)
  function submit(question: string) {
    asking.draft.value = question
    asking.submit()
  }
  return { ...fakeBrowser, ...fakeClient, address, asking, submit }
}

test('a deep link is asked at once', async () => {
  const { asked, asking } = start({ search: '?q=steal' })
  expect(asked.map((request) => request.about)).toEqual(['steal'])
  expect(asking.draft.value).toBe('')
  asked[0]?.resolve(replyTo('steal'))
  await settle()
  expect(asking.state.value).toEqual({ status: 'answered', reply: replyTo('steal') })
})

test('a newer question cancels the older one, whose late answer changes nothing', async () => {
  const { asked, asking, submit } = start()
  submit('first')
  submit('second')
  expect(asked[0]?.signal?.aborted).toBe(true)
  asked[0]?.resolve(replyTo('first'))
  asked[1]?.resolve(replyTo('second'))
  await settle()
  expect(asking.state.value).toEqual({ status: 'answered', reply: replyTo('second') })
})

test('the answer shown stays while the next question is asked, and when it fails', async () => {
  const { asked, asking, submit } = start()
  submit('first')
  asked[0]?.resolve(replyTo('first'))
  await settle()
  submit('second')
  expect(asking.state.value).toMatchObject({ status: 'asking', shown: { question: 'first' } })
  expect(asking.draft.value).toBe('')
  asked[1]?.reject(new AdduceError('worker-crashed', 'The search stopped unexpectedly. Please ask again.'))
  await settle()
  const message = 'The search stopped unexpectedly. Please ask again.'
  expect(asking.state.value).toMatchObject({ status: 'failed', message, shown: { question: 'first' } })
  expect(asking.draft.value).toBe('second')
})

test('an answer by keywords is replaced, without a state between, when meaning becomes ready', async () => {
  const { asked, asking, setState } = start({ search: '?q=steal' })
  asked[0]?.resolve(replyTo('steal'))
  await settle()
  setState(ready)
  expect(asked).toHaveLength(2)
  expect(asking.state.value).toMatchObject({ status: 'answered', reply: { legs: 'keywords' } })
  asked[1]?.resolve(replyTo('steal', 'keywords and meaning'))
  await settle()
  expect(asking.state.value).toMatchObject({ status: 'answered', reply: { legs: 'keywords and meaning' } })
})

test('meaning that becomes ready while a question is under way is used for it', async () => {
  const { asked, setState } = start({ search: '?q=steal' })
  setState(ready)
  expect(asked).toHaveLength(1)
  asked[0]?.resolve(replyTo('steal'))
  await settle()
  expect(asked).toHaveLength(2)
  asked[1]?.resolve(replyTo('steal'))
  await settle()
  expect(asked).toHaveLength(2)
})

test('an answer by keywords stays when asking again by meaning fails', async () => {
  const { asked, asking, setState } = start({ search: '?q=steal' })
  asked[0]?.resolve(replyTo('steal'))
  await settle()
  setState(ready)
  asked[1]?.reject(new Error('out of memory'))
  await settle()
  expect(asking.state.value).toEqual({ status: 'answered', reply: replyTo('steal') })
})

test('a new question cancels asking the old one again', async () => {
  const { asked, asking, setState, submit } = start({ search: '?q=steal' })
  asked[0]?.resolve(replyTo('steal'))
  await settle()
  setState(ready)
  submit('compensation')
  expect(asked[1]?.signal?.aborted).toBe(true)
  asked[2]?.resolve(replyTo('compensation', 'keywords and meaning'))
  await settle()
  expect(asking.state.value).toMatchObject({ reply: { question: 'compensation' } })
})

test('going back asks the earlier question', async () => {
  const { asked, asking, back, submit } = start()
  submit('first')
  submit('second')
  back()
  expect(asked.at(-1)?.about).toBe('first')
  back()
  await settle()
  expect(asking.state.value).toEqual({ status: 'idle' })
})

test('opening an item keeps what is typed and asks nothing again', () => {
  const { address, asked, asking } = start({ search: '?q=steal' })
  asking.draft.value = 'a half-typed'
  address.go({ item: 'A:I.11.b' })
  expect(asking.draft.value).toBe('a half-typed')
  expect(asked).toHaveLength(1)
})

test.each(['', '   ', 'x'.repeat(maxQuestionLength + 1)])(
  'a question that cannot be asked says so and is kept',
  (typed) => {
    const { asked, asking, entries, submit } = start()
    submit(typed)
    expect(asking.state.value.status).toBe('failed')
    expect(asking.draft.value).toBe(typed)
    expect(asked).toHaveLength(0)
    expect(entries).toEqual([''])
  },
)

test('the same question can be asked again after a failure', async () => {
  const { asked, asking, submit } = start({ search: '?q=steal' })
  asked[0]?.reject(new AdduceError('worker-crashed', 'The search stopped unexpectedly. Please ask again.'))
  await settle()
  submit('steal')
  asked[1]?.resolve(replyTo('steal'))
  await settle()
  expect(asking.state.value.status).toBe('answered')
})

describe('in a thread', () => {
  async function startThread() {
    const started = start({ search: '?after=Who+is+trained%3F&q=and+judges%3F', state: ready })
    started.asked[0]?.resolve(replyTo('and judges?', 'keywords and meaning'))
    await settle()
    return started
  }

  test('what is asked next comes with what was asked before', async () => {
    const { address, asked, submit } = await startThread()
    expect(asked[0]?.params).toMatchObject({ question: 'and judges?', history: ['Who is trained?'] })
    submit('and nurses?')
    expect(address.place.value.earlier).toEqual(['Who is trained?', 'and judges?'])
    expect(asked.at(-1)?.params).toMatchObject({ history: ['Who is trained?', 'and judges?'] })
  })

  test('a question can be asked on its own, and the thread goes on', async () => {
    const { address, asked } = await startThread()
    address.go({ alone: true })
    expect(asked.at(-1)?.params).toMatchObject({ question: 'and judges?', history: [] })
    expect(address.place.value.earlier).toEqual(['Who is trained?'])
  })

  test('a question without an answer is no part of it', async () => {
    const { address, submit } = start({ search: '?q=first' })
    submit('second')
    expect(address.place.value).toMatchObject({ question: 'second', earlier: [] })
  })

  test('an earlier question is edited, which drops those after it until that is undone', async () => {
    const { address, asked, asking, submit } = await startThread()
    const before = address.place.value
    asking.edit(0)
    expect(asking.draft.value).toBe('Who is trained?')
    submit('Who is paid?')
    expect(address.place.value).toMatchObject({ question: 'Who is paid?', earlier: [] })
    expect(asked.at(-1)?.params).toMatchObject({ question: 'Who is paid?', history: [] })
    expect(asking.undo.value?.message).toBe('The question after it was dropped.')
    asking.undo.value?.run()
    expect(address.place.value).toEqual(before)
    expect(asking.undo.value).toBeNull()
  })

  test('editing is given up without a trace', async () => {
    const { asked, asking, submit } = await startThread()
    asking.edit(1)
    asking.cancelEdit()
    expect(asking.draft.value).toBe('')
    submit('and nurses?')
    expect(asked.at(-1)?.params).toMatchObject({ history: ['Who is trained?', 'and judges?'] })
  })

  test('stopping goes back to the question before, with what was typed in the box', async () => {
    const { address, asked, asking, submit } = await startThread()
    submit('and nurses?')
    asking.stop()
    expect(asked[1]?.signal?.aborted).toBe(true)
    expect(asking.draft.value).toBe('and nurses?')
    expect(address.place.value).toMatchObject({ question: 'and judges?', earlier: ['Who is trained?'] })
  })

  test('stopping the first question leaves an empty page', () => {
    const { address, asking } = start({ search: '?q=first' })
    asking.stop()
    expect(asking.state.value).toEqual({ status: 'idle' })
    expect(asking.draft.value).toBe('first')
    expect(address.place.value.question).toBe('')
  })

  test('it is cleared, and brought back', async () => {
    const { address, asking } = await startThread()
    const before = address.place.value
    asking.clear()
    expect(asking.state.value).toEqual({ status: 'idle' })
    asking.undo.value?.run()
    expect(address.place.value).toEqual(before)
  })
})
