import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { parse as parseCsv } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { marked } from 'marked'
import { type Element, parseXmlDocument } from 'slimdom'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { root } from '../../scripts/files.ts'
import { itemToClaim } from '../../src/core/answer/claims.ts'
import { toCitedItem, toFootnote } from '../../src/core/corpus/cite.ts'
import { itemSchema, sectionSchema } from '../../src/core/corpus/schema.ts'
import { toBibtex } from '../../src/core/export/bibtex.ts'
import { toCslJson } from '../../src/core/export/csl-json.ts'
import { columns, toCsv } from '../../src/core/export/csv.ts'
import { type Export, joinQuotes, listRecords, toExport } from '../../src/core/export/export.ts'
import { toFileName } from '../../src/core/export/file-name.ts'
import { toHtml } from '../../src/core/export/html.ts'
import { toJson } from '../../src/core/export/json.ts'
import { toMarkdown } from '../../src/core/export/markdown.ts'
import { toPlainText } from '../../src/core/export/plain-text.ts'
import { toRis } from '../../src/core/export/ris.ts'
import { toDocx } from '../../src/ui/export/docx.ts'

const readCorpus = (name: string) => JSON.parse(readFileSync(join(root, 'data/corpus', name), 'utf8')) as unknown
const sections = new Map(
  sectionSchema
    .array()
    .parse(readCorpus('sections.json'))
    .map((s) => [s.id, s]),
)
const corpus = itemSchema
  .array()
  .parse(readCorpus('items.json'))
  .map((item) => toCitedItem(item, sections.get(item.section) ?? expect.fail(`no section ${item.section}`), []))

/** Everything that means something to one of the formats. */
const hostile = `=A & B 10% \\ {x} {un ~ ^ "q" it's ''two'' \`\`y -- dash --- $5 # a_b *c* <b> [d](e) | “x” é 中文 العربية 🙂, ?\` ]]> !`
const [first] = corpus
const withHostile = first ? [{ ...first, text: hostile, leadIn: hostile }, ...corpus.slice(1)] : expect.fail('no items')

function exportOf(items: typeof corpus): Export {
  const byId = new Map(items.map((item) => [item.id, item]))
  return toExport(
    { kind: 'points', opening: null, claims: items.map(itemToClaim), withheld: 0 },
    (id) => byId.get(id),
    { linkTo: (id) => `https://example.org/a_b/~c/?item=${id}`, builtOn: '2026-11-20', exportedOn: '2026-11-22' },
    { title: hostile, caveat: hostile, by: 'Adduce' },
  )
}
const exported = exportOf(withHostile)
const records = listRecords(exported)
const quotations = records.map(joinQuotes)

/** Contents of the elements of a well-formed document, in order. */
const textsIn = (xml: string, name: string): string[] =>
  parseXmlDocument(xml)
    .getElementsByTagName(name)
    .map((element: Element) => element.textContent ?? '')

/** What the parser of citation.js, which shares nothing with the writers, reads; as CSL-JSON. */
const cslSchema = z.array(
  z.looseObject({
    id: z.string(),
    type: z.enum(['report', 'legislation', 'document']),
    title: z.string(),
    abstract: z.string(),
    URL: z.string(),
    language: z.literal('en'),
    issued: z.object({ 'date-parts': z.array(z.array(z.number()).min(1).max(3)).min(1).max(2) }),
  }),
)
const readBack = (text: string) => cslSchema.parse(plugins.input.chain(text, { generateGraph: false }))

describe('what is exported', () => {
  test('is every paragraph of the corpus, verified', () => {
    expect(exported.points).toHaveLength(corpus.length)
    expect(new Set(records.map(({ id }) => id)).size).toBe(corpus.length)
    for (const { quotes, text } of records) for (const quote of quotes) expect(text).toContain(quote)
  })

  test('leaves out a point whose words do not stand in its item', () => {
    const [one, two] = corpus
    if (!one || !two) return expect.fail('no items')
    const forged = { ...itemToClaim(one), text: 'States shall.', quotes: [{ id: one.id, text: 'States shall.' }] }
    const byId = new Map([one, two].map((item) => [item.id, item]))
    const { points } = toExport(
      { kind: 'points', opening: 'One point.', claims: [forged, itemToClaim(two)], withheld: 0 },
      (id) => byId.get(id),
      { linkTo: () => null, builtOn: '2026-11-20', exportedOn: '2026-11-22' },
      { title: 'x', caveat: null, by: 'reader' },
    )
    expect(points.map(({ records }) => records[0].id)).toEqual([two.id])
  })

  test('names an item once, with the words of all points that quote it', () => {
    const item = corpus.find(({ id }) => id === 'A:II.16') ?? expect.fail('no item')
    const text = 'One thing. Two things. Three things.'
    const record = { ...exportOf([item]).points[0]?.records[0], text } as (typeof records)[number]
    const points = [['Three things.'], ['One thing.'], ['Three things.']].map((quotes) => ({
      request: '',
      records: [{ ...record, quotes }] as const,
    }))
    const [merged, ...others] = listRecords({ points })
    expect(others).toEqual([])
    expect(merged?.quotes).toEqual(['One thing.', 'Three things.'])
    expect(merged && joinQuotes(merged)).toBe('One thing. … Three things.')
  })

  test('says whose the words and whose the selection is', () => {
    for (const write of [toPlainText, toMarkdown, toHtml, toCslJson, toRis, toBibtex, toCsv, toJson])
      expect(write(exported)).toContain(
        'The quotations are from United Nations documents. Their selection and order are by Adduce',
      )
  })
})

test('a footnote names document and paragraph as United Nations documents do', () => {
  const itemOf = (id: string) => corpus.find((item) => item.id === id) ?? expect.fail(id)
  expect(toFootnote([itemOf('A:I.12.b'), itemOf('B:X.13.i')])).toBe(
    'CTOC/COP/WG.4/2009/2, para. 13 (b); Conference of the Parties to the United Nations Convention against Transnational Organized Crime resolution 10/3, para. 13 (i) (CTOC/COP/2020/10).',
  )
})

describe('every text of the corpus, and one of marks alone, comes back word for word', () => {
  test('from plain text', () => {
    const text = toPlainText(exported)
    for (const quotation of quotations) expect(text).toContain(`“${quotation}”\n`)
  })

  test('from Markdown', async () => {
    const html = (await marked.parse(toMarkdown(exported))).replaceAll('<hr>', '<hr/>')
    const quoted = textsIn(`<body>${html}</body>`, 'blockquote').map((text) => text.trim().split('\n').at(-1))
    expect(quoted).toEqual(quotations.map((quotation) => `“${quotation}”`))
    expect(textsIn(`<body>${html}</body>`, 'h1')).toEqual([hostile])
  })

  test('from HTML', () => {
    const quoted = parseXmlDocument(toHtml(exported))
      .getElementsByTagName('blockquote')
      .map((quote: Element) => quote.lastElementChild?.textContent)
    expect(quoted).toEqual(quotations.map((quotation) => `“${quotation}”`))
    expect(textsIn(toHtml(exported), 'h1')).toEqual([hostile])
  })

  test('from DOCX, with footnotes and links', async () => {
    const files = unzipSync(new Uint8Array(await toDocx(exported)))
    const fileAt = (path: string) => strFromU8(files[path] ?? expect.fail(`no ${path}`))
    const runs = textsIn(fileAt('word/document.xml'), 'w:t')
    expect(runs.filter((text) => /^“.*”$/s.test(text))).toEqual(quotations.map((quotation) => `“${quotation}”`))
    expect(textsIn(fileAt('word/footnotes.xml'), 'w:t').filter((text) => text.includes('CTOC'))).toHaveLength(
      records.length,
    )
    const links = [...fileAt('word/_rels/document.xml.rels').matchAll(/Target="(https:[^"]*)"/g)].map(
      ([, link]) => link,
    )
    expect(links.toSorted()).toEqual(records.map(({ link }) => link).toSorted())
    expect(runs).toContain(hostile)
  })

  test('from RIS', () => {
    const read = readBack(toRis(exported))
    expect(read.map(({ abstract }) => abstract)).toEqual(quotations)
    expect(read.map(({ title, URL }) => [title, URL])).toEqual(records.map(({ title, link }) => [title, link]))
  })

  test('from BibTeX', () => {
    const read = readBack(toBibtex(exported))
    expect(read.map(({ abstract }) => abstract)).toEqual(quotations)
    expect(read.map(({ title, URL }) => [title, URL])).toEqual(records.map(({ title, link }) => [title, link]))
    expect(new Set(read.map(({ id }) => id)).size).toBe(corpus.length)
  })

  test('from CSL-JSON', () => {
    const read = cslSchema.parse(JSON.parse(toCslJson(exported)))
    expect(read.map(({ abstract }) => abstract)).toEqual(quotations)
    expect(new Set(read.map(({ id }) => id)).size).toBe(corpus.length)
  })

  test('from CSV', () => {
    const csv = toCsv(exported)
    expect(csv.startsWith('\uFEFF')).toBe(true)
    const rows = z
      .array(z.record(z.string(), z.string()))
      .parse(parseCsv(csv, { bom: true, columns: true, record_delimiter: '\r\n' }))
    expect(Object.keys(rows[0] ?? {})).toEqual(columns)
    // A spreadsheet would run the first as a formula.
    expect(rows.map(({ quotation }) => quotation)).toEqual(quotations.with(0, `'${quotations[0]}`))
    expect(rows.map(({ lead_in }) => lead_in).slice(1)).toEqual(records.slice(1).map(({ leadIn }) => leadIn ?? ''))
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  })

  test('from JSON', () => {
    const citation = z.strictObject({
      id: z.string(),
      reference: z.string(),
      body: z.enum(['Working Group', 'Conference']),
      author: z.string(),
      title: z.string(),
      publisher: z.literal('United Nations'),
      language: z.literal('en'),
      meeting: z.string(),
      dates: z.strictObject({ start: z.iso.date(), end: z.iso.date() }),
      instrument: z.string().nullable(),
      report: z.strictObject({ symbol: z.string(), paragraph: z.string(), unit: z.string(), basis: z.string() }),
      locator: z.string(),
      citation: z.string(),
      link: z.url().nullable(),
      topics: z.array(z.string()),
      leadIn: z.string().nullable(),
      quotes: z.array(z.string()).min(1),
      quotation: z.string(),
    })
    const read = z
      .strictObject({
        title: z.string(),
        caveat: z.string().nullable(),
        opening: z.string().nullable(),
        notice: z.string(),
        builtOn: z.iso.date(),
        exportedOn: z.iso.date(),
        points: z.array(z.strictObject({ request: z.string(), citations: z.array(citation).min(1) })),
      })
      .parse(JSON.parse(toJson(exported)))
    expect(read.points.map(({ citations }) => citations[0]?.quotation)).toEqual(quotations)
  })
})

describe('bibliographic entries', () => {
  const entriesOf = (id: string) => {
    const one = exportOf([corpus.find((item) => item.id === id) ?? expect.fail(id)])
    return { ris: toRis(one), bibtex: toBibtex(one), csl: JSON.parse(toCslJson(one))[0] }
  }

  test('of a recommendation are reports of the Working Group', () => {
    const { ris, bibtex, csl } = entriesOf('A:I.12.b')
    for (const line of [
      'TY  - RPRT',
      'SN  - CTOC/COP/WG.4/2009/2',
      'SE  - para. 13 (b)',
      'DA  - 2009/04/14',
      'PB  - United Nations',
    ])
      expect(ris.split('\r\n')).toContain(line)
    expect(bibtex).toContain('@techreport{wg-I.12.b,')
    expect(csl).toMatchObject({
      type: 'report',
      number: 'CTOC/COP/WG.4/2009/2',
      section: 'para. 13 (b)',
      author: [{ literal: 'Working Group on Trafficking in Persons' }],
      issued: {
        'date-parts': [
          [2009, 4, 14],
          [2009, 4, 15],
        ],
      },
    })
    expect(csl.note).toContain('I.12 (b) in the compendium of 2024')
    expect(csl.note).toContain('From Adduce as built on 20 November 2026')
  })

  test('of a resolution are legal documents with its official title', () => {
    const { ris, bibtex, csl } = entriesOf('B:X.13.i')
    expect(ris.split('\r\n')[0]).toBe('TY  - STAT')
    expect(bibtex).toContain('@misc{cop-X.13.i,')
    expect(csl).toMatchObject({ type: 'legislation', number: 'resolution 10/3', 'container-title': 'CTOC/COP/2020/10' })
    expect(csl.title).toMatch(/^Resolution 10\/3: Effective implementation of the Protocol .*, para\. 13 \(i\)$/)
  })
})

test.each([
  ['Compensation for victims?', 'adduce-compensation-for-victims-2026-11-22.docx'],
  ['Защита детей', 'adduce-защита-детей-2026-11-22.docx'],
  ['../../etc/passwd', 'adduce-etc-passwd-2026-11-22.docx'],
  ['?!', 'adduce-2026-11-22.docx'],
])('the file of “%s” is called %s', (title, name) => {
  expect(toFileName(title, '2026-11-22', 'docx')).toBe(name)
})

test('a long question is cut in the name of its file between two words', () => {
  expect(toFileName('word '.repeat(40), '2026-11-22', 'csv')).toMatch(/^adduce(-word){12}-2026-11-22\.csv$/)
})
