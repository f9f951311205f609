import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readCorpus } from '../../scripts/corpus.ts'
import { dataDir, readJson, readText } from '../../scripts/files.ts'
import { checkSource } from '../../src/core/corpus/check-context.ts'
import { applyErrata } from '../../src/core/corpus/errata.ts'
import { matchItems, type ParsedSource } from '../../src/core/corpus/match-items.ts'
import { parseBackground2011 } from '../../src/core/corpus/parse-background-2011.ts'
import { parseConsolidated2015 } from '../../src/core/corpus/parse-consolidated-2015.ts'
import { checkParagraphs, parseReport2017 } from '../../src/core/corpus/parse-report-2017.ts'
import { erratumSchema, type Source, sourceSchema } from '../../src/core/corpus/schema.ts'

const { items, passages } = readCorpus()
const byId = new Map(items.map((i) => [i.id, i]))
const passage = (id: string) => passages.find((p) => p.id === id) ?? expect.fail(`${id} is missing`)

const errata = readJson(join(dataDir, 'errata.json'), z.array(erratumSchema))
const sources = readJson(join(dataDir, 'sources.json'), z.array(sourceSchema))
const load = (file: string) => {
  const source = sources.find((s) => s.file === file) ?? expect.fail(`${file} is not listed`)
  return { source, text: applyErrata(readText(join(dataDir, 'sources', file)), file, errata).text }
}
const check = (parse: (text: string, source: Source) => ParsedSource, source: Source, text: string) => {
  const parsed = parse(text, source)
  const { matches, problems } = matchItems(parsed.recommendations, items)
  return [...parsed.problems, ...problems, ...checkSource({ file: source.file, ...parsed, matches }, text)]
}

describe('the consolidated recommendations of 2015', () => {
  test('give their items an area and a paragraph number', () => {
    expect(byId.get('A:I.12.h')).toMatchObject({
      areas: ['protection of victims of trafficking in persons'],
      printings: [{ symbol: 'CTOC/COP/WG.4/2015/5', paragraph: '40 (h)', wording: null }],
    })
    expect(items.filter((i) => i.areas.length === 1)).toHaveLength(157)
    expect(items.filter((i) => i.areas.length > 1)).toEqual([])
  })

  test('stand for roman numerals, for paragraphs with their lead-in, and around footnotes', () => {
    const where = (id: string) => byId.get(id)?.printings[0]?.paragraph
    expect(['i', 'ii', 'iii', 'iv', 'v', 'vi'].map((mark) => where(`A:IV.46.j.${mark}`))).toEqual([
      '60 (a)', '60 (b)', '60 (c)', '60 (d)', '60 (e)', '60 (f)',
    ]) // biome-ignore format: one list
    expect([where('A:I.10.b'), where('A:I.10.a'), where('A:I.10')]).toEqual(['5', '94', undefined])
    expect([where('A:I.5'), where('A:I.23')]).toEqual(['75', '100'])
    expect(byId.get('A:IV.46.f')?.printings[0]?.wording).toContain('seizing and confiscating goods')
  })

  test('differ from the compendium in the words of four items once the stray word is out', () => {
    const other = items.flatMap((i) => i.printings.flatMap((p) => (p.wording === null ? [] : [[p.paragraph, i.id]])))
    expect(other).toEqual([
      ['93', 'A:I.1'],
      ['103', 'A:II.8'],
      ['10', 'A:II.35'],
      ['83', 'A:IV.46.f'],
    ])
    expect(byId.get('A:I.21')?.printings[0]?.errata).toEqual(['2015-98-asdasd'])
  })

  test('have the words of 152 items as printed', () => {
    const { source } = load('consolidated-2015.txt')
    const printed = readText(join(dataDir, 'sources', source.file))
    const { matches } = matchItems(parseConsolidated2015(printed, source).recommendations, items)
    expect(new Set(matches.map((m) => m.item)).size).toBe(157)
    expect(matches.filter((m) => m.sameWords)).toHaveLength(152)
  })

  test('are refused when a line is lost or altered, by its place', () => {
    const { source, text } = load('consolidated-2015.txt')
    expect(check(parseConsolidated2015, source, text)).toEqual([])
    expect(check(parseConsolidated2015, source, text.replace('80. States parties', 'States parties'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/line 628: paragraph 80 expected, got 81/)]),
    )
    expect(
      check(parseConsolidated2015, source, text.replace(' C. Recommendations endorsed', 'C. Recommendations endorsed')),
    ).not.toEqual([])
  })
})

describe('the report of 2017', () => {
  const { source, text } = load('report-2017.txt')

  test('agrees with the offset about every paragraph number', () => {
    const { matches } = matchItems(parseReport2017(text, source).recommendations, items)
    expect(matches).toHaveLength(27)
    expect(checkParagraphs(matches, items)).toEqual([])
    const [first, ...rest] = matches
    if (!first) throw new Error('nothing matched')
    expect(checkParagraphs([{ ...first, paragraph: '9' }, ...rest], items)).toEqual([
      'report-2017.txt para. 9: A:VII.1 is para. 7 by the offset',
    ])
  })

  test('gives its recommendations the headings that the compendium leaves out', () => {
    expect(byId.get('A:VII.1.c')?.printings).toMatchObject([
      { symbol: 'CTOC/COP/WG.4/2017/4', paragraph: '7 (c)', area: null, heading: 'A. General recommendations' },
    ])
  })

  test('gives its other sections as context, mended and in the words of the page', () => {
    expect(passage('C:2017.14')).toMatchObject({
      kind: 'context',
      headings: ['III. Summary of deliberations'],
      paragraph: '14',
    })
    expect(passage('C:2017.14').text).toContain('on their anti-trafficking efforts')
    expect(passage('C:2017.1')).toMatchObject({ errata: ['2017-1-combat'] })
    expect(passage('C:2017.24').points.map((p) => p.marker)).toEqual(['1', '1 (a)', '1 (b)', '2', '3', '4', '5'])
    expect(passages.some((p) => p.id === 'C:2017.7')).toBe(false)
  })

  test('is refused when the text read from it is not the text printed', () => {
    const parsed = parseReport2017(text, source)
    const altered = parsed.passages.map((p) =>
      p.id === 'C:2017.10' ? { ...p, text: p.text.replace('Several', 'Some') } : p,
    )
    const { matches } = matchItems(parsed.recommendations, items)
    expect(checkSource({ file: source.file, ...parsed, passages: altered, matches }, text)).toEqual([
      expect.stringMatching(/^report-2017\.txt line 310: source and what was read from it differ at/),
    ])
  })
})

describe('the background paper of 2011', () => {
  test('lists the topics proposed for future work, those of the Global Plan of Action under its headings', () => {
    expect(passage('C:2011.10').points.map((p) => p.text)).toEqual([
      'National legislation to combat trafficking in persons: applicable principles of Islamic law, and',
      'Risk assessment in human trafficking investigations.',
    ])
    expect(passage('C:2011.13').points).toHaveLength(8)
    expect(passage('C:2011.13').points.at(-1)).toEqual({
      marker: null,
      group: 'IV. Strengthening of partnerships against trafficking in persons',
      text: 'Cooperation among law enforcement agencies (Op. 54)',
    })
  })

  test('keeps its footnotes out of the text', () => {
    const { text, footnotes } = passage('C:2011.12')
    expect(footnotes.map((f) => [f.number, f.text, text.slice(0, f.at).slice(-11)])).toEqual([
      [5, 'A/RES/64/293.', 'in Persons”'],
    ])
    const { source, text: printed } = load('background-2011.txt')
    expect(check(parseBackground2011, source, printed)).toEqual([])
  })
})

test('the introductions of the compendium are context too', () => {
  expect(passage('C:2024.note').text).toMatch(/^At the sixth session .* did not adopt any resolution or decision/)
  expect(passage('C:2024.2')).toMatchObject({ headings: ['Introduction'], paragraph: null })
  expect(passage('C:2024.7').headings).toEqual(['Compendium of recommendations and relevant resolutions and decisions'])
  expect(passages).toHaveLength(54)
})
