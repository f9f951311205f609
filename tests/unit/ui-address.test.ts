import { expect, test } from 'vitest'
import { createAddress, placeToSearch, searchToPlace } from '../../src/ui/models/address.ts'
import { createFakeBrowser } from './ui-fakes.ts'

test.each([
  { question: '', item: null, asTyped: false },
  { question: 'Can a girl who was forced to steal be punished?', item: null, asTyped: false },
  { question: 'para. 13 (h) of CTOC/COP/WG.4/2009/2', item: 'A:I.12.h', asTyped: false },
  { question: 'a+b & 100 % <img onerror=alert(1)> #1', item: 'B:V.PP.3', asTyped: true },
  { question: 'هل يمكن معاقبة الضحية؟', item: null, asTyped: false },
])('a place survives its way through the address: $question $item', (place) => {
  expect(searchToPlace(placeToSearch(place))).toEqual(place)
})

test('the id of an item stays legible in the address', () => {
  expect(placeToSearch({ question: 'forced to steal', item: 'A:I.11.b', asTyped: false })).toBe(
    '?q=forced+to+steal&item=A:I.11.b',
  )
})

test('opening an item keeps the question, and going back closes it again', () => {
  const { browser, entries, back, forward } = createFakeBrowser('?q=steal')
  const address = createAddress(browser)
  address.go({ item: 'A:I.11.b' })
  expect(entries).toEqual(['?q=steal', '?q=steal&item=A:I.11.b'])
  back()
  expect(address.place.value).toEqual({ question: 'steal', item: null, asTyped: false })
  forward()
  expect(address.place.value).toEqual({ question: 'steal', item: 'A:I.11.b', asTyped: false })
})

test('going where one is leaves no trace in the history', () => {
  const { browser, entries } = createFakeBrowser('?q=steal')
  createAddress(browser).go({ question: 'steal', item: null })
  expect(entries).toEqual(['?q=steal'])
})
