import { expect, test } from 'vitest'
import { createAddress, documentAt, home, placeToSearch, searchToPlace } from '../../src/ui/models/address.ts'
import { createFakeBrowser } from './ui-fakes.ts'

test.each([
  home,
  { ...home, question: 'Can a girl who was forced to steal be punished?' },
  { ...home, question: 'para. 13 (h) of CTOC/COP/WG.4/2009/2', item: 'A:I.12.h' },
  { ...home, question: 'a+b & 100 % <img onerror=alert(1)> #1', item: 'B:V.PP.3', asTyped: true },
  { ...home, question: 'and judges?', earlier: ['Who is trained & paid?', 'and the police?'], alone: true },
  { ...home, view: { kind: 'threads' as const } },
  { ...home, question: 'هل يمكن معاقبة الضحية؟' },
  {
    ...home,
    question: 'shelters',
    ignored: ['since 2019', '2017 meeting'],
    filters: { year: '2017', topic: 'Victims, shelter & care' },
  },
  { ...home, view: { kind: 'contents' as const } },
  { ...home, view: documentAt('A:VII'), item: 'A:VII.2.b' },
  { ...home, view: documentAt('A:VII.2.b') },
  { ...home, view: documentAt('C:2017.9') },
  { ...home, view: { kind: 'topic' as const, name: 'Children, in particular “girls”' } },
  { ...home, view: { kind: 'sources' as const }, item: 'A:I.2' },
  { ...home, view: { kind: 'quality' as const } },
])('a place survives its way through the address: %o', (place) => {
  expect(searchToPlace(placeToSearch(place))).toEqual(place)
})

test('addresses of documents, topics and sources are legible', () => {
  const searchOf = (view: Parameters<typeof placeToSearch>[0]['view']) => placeToSearch({ ...home, view })
  expect(searchOf({ kind: 'contents' })).toBe('?read')
  expect(searchOf(documentAt('A:VII'))).toBe('?read=A:VII')
  expect(searchOf(documentAt('A:VII.2.b'))).toBe('?read=A:VII.2.b')
  expect(searchOf({ kind: 'topic', name: 'Supply and demand, procurement' })).toBe(
    '?topic=Supply+and+demand,+procurement',
  )
  expect(searchOf({ kind: 'sources' })).toBe('?sources')
  expect(searchOf({ kind: 'quality' })).toBe('?quality')
})

test('a topic beside a question narrows it, and alone is read', () => {
  expect(searchToPlace('?q=shelter&topic=Children')).toMatchObject({ view: home.view, filters: { topic: 'Children' } })
  expect(searchToPlace('?topic=Children')).toMatchObject({ view: { kind: 'topic', name: 'Children' }, filters: {} })
})

test('reading leaves the question behind and the way back to it open', () => {
  const { browser, entries, back } = createFakeBrowser('?q=steal&year=2017')
  const address = createAddress(browser)
  address.go({ view: documentAt('A:VII') })
  expect(entries).toEqual(['?q=steal&year=2017', '?read=A:VII'])
  expect(address.place.value).toEqual({ ...home, view: documentAt('A:VII') })
  expect(address.href(address.asked.value)).toBe('/?q=steal&year=2017')
  back()
  expect(address.place.value).toBe(address.asked.value)
})

test('the id of an item stays legible in the address', () => {
  expect(placeToSearch({ ...home, question: 'forced to steal', item: 'A:I.11.b' })).toBe(
    '?q=forced+to+steal&item=A:I.11.b',
  )
})

test('opening an item keeps the question, and going back closes it again', () => {
  const { browser, entries, back, forward } = createFakeBrowser('?q=steal')
  const address = createAddress(browser)
  address.go({ item: 'A:I.11.b' })
  expect(entries).toEqual(['?q=steal', '?q=steal&item=A:I.11.b'])
  back()
  expect(address.place.value).toEqual({ ...home, question: 'steal' })
  forward()
  expect(address.place.value).toEqual({ ...home, question: 'steal', item: 'A:I.11.b' })
})

test('going where one is leaves no trace in the history', () => {
  const { browser, entries } = createFakeBrowser('?q=steal')
  createAddress(browser).go({ question: 'steal', item: null })
  expect(entries).toEqual(['?q=steal'])
})

test('a thread is shared up to what an address can hold, the latest questions first', () => {
  const earlier = Array.from({ length: 60 }, (_, i) => `question ${i} ${'x'.repeat(150)}`)
  const search = placeToSearch({ ...home, question: 'and now?', earlier })
  expect(search.length).toBeLessThan(5000)
  const shared = searchToPlace(search).earlier
  expect(shared.length).toBeGreaterThan(10)
  expect(shared.at(-1)).toBe(earlier.at(-1))
  expect(searchToPlace('?after=a&after=&after=b').earlier).toEqual([])
})
