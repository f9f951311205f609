import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { root } from '../../scripts/files.ts'
import { verifyAnswer } from '../../src/core/answer/verify.ts'
import { toCitedItem } from '../../src/core/corpus/cite.ts'
import { itemSchema, sectionSchema } from '../../src/core/corpus/schema.ts'
import { createAddress, home } from '../../src/ui/models/address.ts'
import { type BriefEntry, createBrief } from '../../src/ui/models/brief.ts'
import { createFakeBrowser, createFakeClient, createFakeStorage, ready, settle } from './ui-fakes.ts'

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

const entry = (id: string, text = `words of ${id}`): BriefEntry => ({ quoted: id, quotes: [{ id, text }] })
const [a, b, c] = [entry('A:I.1'), entry('A:I.2'), entry('A:II.3')]

function start({ storage = createFakeStorage(), search = '' } = {}) {
  const { browser } = createFakeBrowser(search)
  const { client, asked } = createFakeClient(ready)
  const address = createAddress(browser)
  return { brief: createBrief(client, address, () => storage), asked, address, storage }
}

describe('the brief', () => {
  test('keeps entries in their order, each once, also after a reload', () => {
    const { brief, storage } = start()
    brief.add([a, b])
    brief.add([{ ...a }, c])
    expect(brief.entries.value).toEqual([a, b, c])
    expect(brief.has(entry('A:I.1'))).toBe(true)
    expect(brief.has(entry('A:I.1', 'other words'))).toBe(false)
    expect(start({ storage }).brief.entries.value).toEqual([a, b, c])
  })

  test('moves an entry by one place, and not past the ends', () => {
    const { brief } = start()
    brief.add([a, b, c])
    brief.move(a, 1)
    expect(brief.entries.value).toEqual([b, a, c])
    brief.move(b, -1)
    brief.move(c, 1)
    expect(brief.entries.value).toEqual([b, a, c])
  })

  test('takes back what was removed last, and only that', () => {
    const { brief, storage } = start()
    brief.add([a, b])
    expect(brief.canUndo.value).toBe(false)
    brief.removeAll()
    expect(storage.length).toBe(0)
    brief.undo()
    expect(brief.entries.value).toEqual([a, b])
    expect(brief.canUndo.value).toBe(false)
    brief.remove(a)
    brief.add([c])
    brief.undo()
    expect(brief.entries.value).toEqual([b, c])
  })

  test('keeps what another tab has added', () => {
    const storage = createFakeStorage()
    const [one, other] = [start({ storage }).brief, start({ storage }).brief]
    one.add([a])
    other.add([b])
    expect(other.entries.value).toEqual([a, b])
  })

  test('works without storage, and says so', () => {
    const full = { ...createFakeStorage(), setItem: () => expect.fail('full'), getItem: () => null }
    const { brief } = start({ storage: full })
    brief.add([a])
    brief.add([b])
    expect(brief.entries.value).toEqual([a, b])
    expect(brief.problem.value).toContain('lost')
  })

  test.each([
    '{',
    '{}',
    '[1]',
    '[{"quoted":"A:I.1","quotes":[]}]',
    '[{"quoted":"A:I.1","quotes":[{"id":1,"text":"x"}]}]',
  ])('leaves out of the storage what no brief has written: %s', (kept) => {
    expect(start({ storage: createFakeStorage({ 'adduce.brief': kept }) }).brief.entries.value).toEqual([])
  })

  test('loads the documents of its entries once, when it is shown', async () => {
    const readCorpus = (name: string) => JSON.parse(readFileSync(join(root, 'data/corpus', name), 'utf8')) as unknown
    const section = sectionSchema.array().parse(readCorpus('sections.json'))[0] ?? expect.fail('no section')
    const items = itemSchema
      .array()
      .parse(readCorpus('items.json'))
      .filter((item) => item.section === section.id)
      .map((item) => toCitedItem(item, section, []))
    const item = items.find(({ kind }) => kind === 'recommendation') ?? expect.fail('no item')

    const { brief, asked, address } = start()
    brief.add([entry(item.id, item.text), entry(item.id, 'words that do not stand there')])
    expect(asked).toEqual([])
    address.go({ ...home, view: { kind: 'brief' } })
    expect(asked.map(({ about }) => about)).toEqual(['A:I'])
    expect(brief.content.value).toBe(null)
    asked[0]?.resolve({ kind: 'section', section, items })
    await settle()
    const content = brief.content.value ?? expect.fail('not there')
    const { claims } = verifyAnswer(content.answer, (id) => content.itemById.get(id))
    expect(claims.map(({ text }) => text)).toEqual([item.text])
    expect(asked).toHaveLength(1)
  })

  test('says when its texts cannot be loaded, and tries again', async () => {
    const { brief, asked, address } = start()
    brief.add([a])
    address.go({ ...home, view: { kind: 'brief' } })
    asked[0]?.reject(new Error('gone'))
    await settle()
    expect(brief.problem.value).toContain('could not be loaded')
    address.go(home)
    address.go({ ...home, view: { kind: 'brief' } })
    expect(asked).toHaveLength(2)
  })
})
