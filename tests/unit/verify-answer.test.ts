import { expect, test } from 'vitest'
import { throwMutations } from '../../scripts/answer-mutations.ts'
import { readAuthored } from '../../scripts/authored.ts'
import { readCorpus } from '../../scripts/corpus.ts'
import { toCitedItem } from '../../src/core/corpus/cite.ts'

const { items, sections } = readCorpus()
const sectionById = new Map(sections.map((section) => [section.id, section]))
const cited = items
  .filter((item) => item.children.length === 0)
  .map((item) => toCitedItem(item, sectionById.get(item.section) ?? expect.fail(`no section ${item.section}`), []))

/** A sample; `npm run eval:answers` throws 10,000. */
const report = throwMutations(cited, readAuthored().relations, 500)

test('whatever is composed passes verification', () => {
  expect(report.rejected).toBe(0)
})
test('no quote passes that does not stand in the item it names', () => {
  expect(report.unverified).toBe(0)
})
test.each(report.mutations)('$name is caught every time', ({ made, caught }) => {
  expect(made).toBeGreaterThan(10)
  expect(caught).toBe(made)
})
