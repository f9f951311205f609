import { expect, test, vi } from 'vitest'
import type { Topic } from '../../src/core/corpus/schema.ts'
import type { CitedItem, Contents, Reading } from '../../src/core/protocol.ts'
import { createAddress, documentAt, home } from '../../src/ui/models/address.ts'
import { createReading } from '../../src/ui/models/reading.ts'
import { createFakeBrowser, createFakeClient, ready, settle } from './ui-fakes.ts'

function start(search: string) {
  const { client, asked } = createFakeClient(ready)
  const fakeBrowser = createFakeBrowser(search)
  const address = createAddress(fakeBrowser.browser)
  return { asked, address, reading: createReading(client, address), ...fakeBrowser }
}

// The model reads nothing of a section but its id, and of an item its id and kind.
const section = (id: string) => ({ section: { id }, items: 3 })
const reading = (id: string, items: readonly string[]) =>
  ({
    kind: 'section',
    section: { id },
    items: items.map((id) => ({ id, kind: 'recommendation' }) as CitedItem),
  }) as unknown as Reading

test('a document is loaded with the contents list, and entering it elsewhere loads nothing again', async () => {
  const { asked, address, reading: state } = start('?read=A:VII')
  expect(asked.map(({ kind, about }) => [kind, about])).toEqual([
    ['read', 'A:VII'],
    ['contents', ''],
  ])
  expect(state.value).toEqual({ status: 'loading', shown: null })
  asked[0]?.resolve(reading('A:VII', []))
  asked[1]?.resolve({ sections: [], background: [], topics: [] })
  await settle()
  expect(state.value).toMatchObject({ status: 'shown', shown: { kind: 'document' } })
  address.go({ view: documentAt('A:VII.2.b') })
  address.go({ item: 'A:VII.2.b' })
  expect(asked).toHaveLength(2)
})

test('what was read before is kept', async () => {
  const { asked, address, back, reading: state } = start('?sources')
  asked[0]?.resolve({ sources: [], errata: [] })
  await settle()
  address.go(home)
  expect(state.value).toEqual({ status: 'closed' })
  back()
  await settle()
  expect(asked).toHaveLength(1)
  expect(state.value).toMatchObject({ status: 'shown', shown: { kind: 'sources' } })
})

test('the view chosen last wins over one that arrives late', async () => {
  const { asked, address, reading: state } = start('?sources')
  address.go({ view: { kind: 'contents' } })
  asked[1]?.resolve({ sections: [], background: [], topics: [] })
  asked[0]?.resolve({ sources: [], errata: [] })
  await settle()
  expect(state.value).toMatchObject({ status: 'shown', shown: { kind: 'contents' } })
})

test('a topic takes from each document what it refers to, everything under a lead-in included', async () => {
  const { asked, reading: state } = start('?topic=Children')
  const topic = { name: 'Children', refs: ['A:I.12', 'A:II.3'], standIn: ['A:IV.4'], suspected: [] } as unknown as Topic
  const contents = { sections: ['A:I', 'A:II', 'A:III', 'A:IV'].map(section), topics: [topic] } as unknown as Contents
  asked[0]?.resolve(contents)
  await settle()
  expect(asked.slice(1).map(({ kind, about }) => `${kind} ${about}`)).toEqual([
    'sources ',
    'read A:I',
    'read A:II',
    'read A:IV',
  ])
  asked[1]?.resolve({ sources: [], errata: [] })
  asked[2]?.resolve(reading('A:I', ['A:I.1', 'A:I.12.a', 'A:I.12.b', 'A:I.120']))
  asked[3]?.resolve(reading('A:II', ['A:II.3', 'A:II.31']))
  asked[4]?.resolve(reading('A:IV', ['A:IV.4']))
  await settle()
  const { value } = state
  const shown = value.status === 'shown' && value.shown.kind === 'topic' ? value.shown.readings : []
  expect(shown.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(['A:I.12.a', 'A:I.12.b', 'A:II.3', 'A:IV.4'])
})

test('a document that cannot be had says so, and is asked for again the next time', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { asked, address, back, reading: state } = start('?sources')
  asked[0]?.reject(new Error('The index could not be loaded.'))
  await settle()
  expect(state.value).toEqual({ status: 'failed', message: 'The index could not be loaded.' })
  address.go(home)
  back()
  await settle()
  expect(asked).toHaveLength(2)
})
