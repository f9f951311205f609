import { expect, test } from 'vitest'
import { createAddress, placeToSearch, searchToPlace } from '../../src/ui/models/address.ts'
import { createFakeBrowser } from './ui-fakes.ts'

test.each([
  { question: '', item: null },
  { question: 'Can a girl who was forced to steal be punished?', item: null },
  { question: 'para. 13 (h) of CTOC/COP/WG.4/2009/2', item: 'A:I.12.h' },
  { question: 'a+b & 100 % <img onerror=alert(1)> #1', item: 'B:V.PP.3' },
  { question: 'هل يمكن معاقبة الضحية؟', item: null },
])('a place survives its way through the address: $question $item', (place) => {
  expect(searchToPlace(placeToSearch(place))).toEqual(place)
})

test('the id of an item stays legible in the address', () => {
  expect(placeToSearch({ question: 'forced to steal', item: 'A:I.11.b' })).toBe('?q=forced+to+steal&item=A:I.11.b')
})

test('opening an item keeps the question, and going back closes it again', () => {
  const { browser, entries, back, forward } = createFakeBrowser('?q=steal')
  const address = createAddress(browser)
  address.go({ item: 'A:I.11.b' })
  expect(entries).toEqual(['?q=steal', '?q=steal&item=A:I.11.b'])
  back()
  expect(address.place.value).toEqual({ question: 'steal', item: null })
  forward()
  expect(address.place.value).toEqual({ question: 'steal', item: 'A:I.11.b' })
})

test('going where one is leaves no trace in the history', () => {
  const { browser, entries } = createFakeBrowser('?q=steal')
  createAddress(browser).go({ question: 'steal', item: null })
  expect(entries).toEqual(['?q=steal'])
})
