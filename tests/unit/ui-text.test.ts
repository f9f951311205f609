import { expect, test } from 'vitest'
import { findOmissions } from '../../src/core/answer/excerpt.ts'
import type { CitedItem } from '../../src/core/protocol.ts'
import { type Branch, nestItems } from '../../src/ui/document/nest-items.ts'
import { formatMeeting, formatPlace, idToReference } from '../../src/ui/item-format.ts'
import { cutText, findQuotes, showCells, trimReason } from '../../src/ui/marked-text.ts'

test('marks that overlap become one marked stretch after another, and no letter is lost', () => {
  const text = 'not punishing or prosecuting'
  const segments = cutText(text, [
    [4, 13],
    [0, 8],
  ])
  expect(segments.map((s) => (s.kind === 'text' ? [s.text, s.marked] : s.number))).toEqual([
    ['not ', true],
    ['puni', true],
    ['shing', true],
    [' or prosecuting', false],
  ])
})

test('a footnote is called where it stands, also at the end and inside a mark', () => {
  const footnotes = [
    { number: 1, at: 3, text: 'a' },
    { number: 2, at: 8, text: 'b' },
  ]
  const segments = cutText('Protocol', [[0, 8]], footnotes)
  expect(segments.map((s) => (s.kind === 'text' ? s.text : s.number))).toEqual(['Pro', 1, 'tocol', 2])
})

test('a quote that does not stand in the text is marked nowhere', () => {
  expect(findQuotes('Ensure that victims', ['that victims', 'that traffickers'])).toEqual([[7, 19]])
})

test('dots stand where words are left out, not where a semicolon is', () => {
  const text = 'Ensure that victims are safe, and protect witnesses;'
  expect(findOmissions(['Ensure that victims are safe'], text)).toEqual({ before: false, after: true })
  expect(findOmissions(['protect witnesses'], text)).toEqual({ before: true, after: false })
  expect(findOmissions([text.slice(0, -1)], text)).toEqual({ before: false, after: false })
  expect(findOmissions(['Ensure', 'witnesses'], text)).toEqual({ before: false, after: false })
  expect(findOmissions(['Enact legislation'], 'Enact legislation; and')).toEqual({ before: false, after: false })
})

test('a paragraph is located in the document that counts it', () => {
  const symbol = 'CTOC/COP/WG.4/2019/6'
  const meeting = (paragraph: string, unit: 'paragraph' | 'recommendation') =>
    formatPlace({ report: { symbol, paragraph, unit, basis: 'index' }, instrument: null })
  expect(meeting('13 (h)', 'paragraph')).toBe(`${symbol}, para.\u00a013\u00a0(h)`)
  expect(meeting('2', 'recommendation')).toBe(`${symbol}, recommendation\u00a02`)
})

test('a paragraph of a resolution is the resolution’s and not that of the report that prints it', () => {
  const resolution = (paragraph: string) =>
    formatPlace({
      report: { symbol: 'CTOC/COP/2020/10', paragraph, unit: 'instrument', basis: 'offset' },
      instrument: 'resolution 10/3',
    })
  expect(resolution('13 (i)')).toBe('resolution 10/3, para.\u00a013\u00a0(i), in CTOC/COP/2020/10')
  expect(resolution('PP 3')).toBe('resolution 10/3, PP\u00a03, in CTOC/COP/2020/10')
})

test('the meeting names its body', () => {
  expect(formatMeeting({ body: 'Conference', meeting: 'Tenth session' })).toBe('Conference, tenth session')
})

test('items nest by depth as they are printed', () => {
  // Nesting reads nothing of an item but its id and depth.
  const item = (id: string, depth: number) => ({ id, depth }) as CitedItem
  const items = [item('X.12', 1), item('X.13', 1), item('X.13.a', 2), item('X.13.a.i', 3), item('X.13.b', 2)]
  const show = (branches: readonly Branch[]): unknown[] =>
    branches.map(({ item, children }) => (children.length === 0 ? item.id : [item.id, ...show(children)]))
  expect(show(nestItems(items))).toEqual(['X.12', ['X.13', ['X.13.a', 'X.13.a.i'], 'X.13.b']])
})

test('an id is named as its item is', () => {
  expect(['A:I.12.h', 'A:IV.46.j.iv', 'B:V.PP.3', 'B:I.b.iv'].map(idToReference)).toEqual([
    'I.12 (h)',
    'IV.46 (j) (iv)',
    'V.PP.3',
    'I (b) (iv)',
  ])
})

test('cells of a misprinted row are kept apart, its mark-up left out', () => {
  expect(showCells('7 (i)\t17')).toBe('7 (i) | 17')
  expect(showCells('Review of responses <i>(continued)</i>')).toBe('Review of responses (continued)')
})

test('a reason does not repeat that the text stays as printed', () => {
  expect(trimReason('A comma is lost. Odd as printed; the official text is shown as it stands.')).toBe(
    'A comma is lost.',
  )
})
