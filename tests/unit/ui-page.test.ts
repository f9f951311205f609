import { expect, test, vi } from 'vitest'
import type { CitedItem, ItemInPlace } from '../../src/core/protocol.ts'
import { describeEngine } from '../../src/ui/models/engine.ts'
import { createPage } from '../../src/ui/models/page.ts'
import { atOnce, createFakeBrowser, createFakeClient, loading, noModels, ready, replyTo, settle } from './ui-fakes.ts'

function inPlace(reference: string): ItemInPlace {
  // The models read nothing of an item but its reference.
  return { item: { reference } as CitedItem, leadIns: [], surroundings: [] } as unknown as ItemInPlace
}

test('a deep link to a question and an item loads both, and the title names them', async () => {
  const { client, asked } = createFakeClient(ready)
  const page = createPage(client, createFakeBrowser('?q=steal&item=A:I.11.b').browser, atOnce, noModels)
  expect(asked.map(({ kind, about }) => [kind, about])).toEqual([
    ['ask', 'steal'],
    ['open', 'A:I.11.b'],
  ])
  asked[0]?.resolve(replyTo('steal', 'keywords and meaning'))
  asked[1]?.resolve(inPlace('I.11 (b)'))
  await settle()
  expect(page.title.value).toBe('I.11 (b) · steal · Adduce')
  expect(page.announcement.value).toBe('Answer of 0 points, 0 recommendations below.')
})

test('the item opened last wins over one that arrives late', async () => {
  const { client, asked } = createFakeClient(ready)
  const page = createPage(client, createFakeBrowser().browser, atOnce, noModels)
  page.address.go({ item: 'A:I.11.a' })
  page.address.go({ item: 'A:I.11.b' })
  asked[1]?.resolve(inPlace('I.11 (b)'))
  asked[0]?.resolve(inPlace('I.11 (a)'))
  await settle()
  expect(page.opening.value).toMatchObject({ status: 'open', place: { item: { reference: 'I.11 (b)' } } })
})

test('an item that does not exist is reported in the panel and closed by going back', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { client, asked } = createFakeClient(ready)
  const { browser, back } = createFakeBrowser()
  const page = createPage(client, browser, atOnce, noModels)
  page.address.go({ item: 'A:I.99' })
  asked[0]?.reject(new Error('There is no item A:I.99.'))
  await settle()
  expect(page.opening.value).toEqual({ status: 'failed', id: 'A:I.99', message: 'There is no item A:I.99.' })
  back()
  expect(page.opening.value).toEqual({ status: 'closed' })
})

test('the status line says what the search uses', () => {
  expect(describeEngine({ ...loading, keywords: 'loading' })).toBe('Loading the texts, 43\u00a0%')
  expect(describeEngine(loading)).toBe('Searching by keywords; meaning is loading, 43\u00a0%')
  expect(describeEngine({ ...loading, loadedBytes: loading.totalBytes })).toBe(
    'Searching by keywords; meaning is starting',
  )
  expect(describeEngine(ready)).toBe('Searching by keywords and meaning')
  expect(describeEngine({ ...loading, meaning: 'unavailable', problem: 'the model could not be loaded.' })).toBe(
    'Keywords only: the model could not be loaded.',
  )
})
