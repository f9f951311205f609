import { beforeEach, expect, test, vi } from 'vitest'
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
  expect(asking.draft.value).toBe('steal')
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

test('going back asks the earlier question and puts it into the box', async () => {
  const { asked, asking, back, submit } = start()
  submit('first')
  submit('second')
  back()
  expect(asking.draft.value).toBe('first')
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
