import { describe, expect, test } from 'vitest'
import { pairLocators, readReferences } from '../../src/core/corpus/index-references.ts'
import { parseIndex2024 } from '../../src/core/corpus/parse-index-2024.ts'

/** The frame the parser needs: the contents list, the heading, the head of the table and the back cover. */
const parse = (rows: string, printed?: string) => {
  const frame = (text: string) => `Thematic index of recommendations and relevant resolutions\t66
Thematic index of recommendations and relevant resolutions
Topic\tParagraphs/ recommendations in compendium\tMeeting report\t\t\t
\t\tDocument symbol\tResolution/ decision\tParagraphs\tRecommendations
${text}
UNODC`
  return parseIndex2024(frame(rows), 'index.txt', frame(printed ?? rows))
}
const idsOf = (rows: string) =>
  parse(rows).topics.map((t) => [
    t.name,
    ...t.rows.flatMap((r) => r.documents.flatMap((d) => d.references.flatMap((x) => x.ids))),
  ])
const faultsOf = (rows: string) => {
  const { problems, disagreements } = parse(rows)
  return [...problems, ...disagreements.map((d) => `line ${d.lines[0]}: ${d.message}`)]
}

describe('a cell of references', () => {
  const idsIn = (cell: string, part: 'A' | 'B' = 'A') =>
    readReferences(cell, part).documents.flatMap((d) => d.references.flatMap((r) => r.ids))

  test('expands ranges of numbers, letters and preambular paragraphs, with either dash', () => {
    expect(idsIn('IV.30–32 and V.39–V.41')).toEqual(['A:IV.30', 'A:IV.31', 'A:IV.32', 'A:V.39', 'A:V.40', 'A:V.41'])
    expect(idsIn('VIII.1.n-p')).toEqual(['A:VIII.1.n', 'A:VIII.1.o', 'A:VIII.1.p'])
    expect(idsIn('V.PP.1-3 ; V.2', 'B')).toEqual(['B:V.PP.1', 'B:V.PP.2', 'B:V.PP.3', 'B:V.2'])
    expect(idsIn('IV.h-j , III.i and I.b.iv', 'B')).toEqual(['B:IV.h', 'B:IV.i', 'B:IV.j', 'B:III.i', 'B:I.b.iv'])
  })

  test('names every word that is not a reference', () => {
    expect(readReferences('IV.I and I.2, XX.1 VI 7 V.5-3', 'B').problems).toEqual([
      '"IV.I" is not a reference to part B',
      '"XX.1" is not a reference to part B',
      '"VI" is not a reference to part B',
      '"7" is not a reference to part B',
      '"V.5-3" is not a reference to part B',
    ])
  })
})

describe('a cell of locators', () => {
  const pair = (references: string, cell: string, part: 'A' | 'B' = 'A') =>
    pairLocators(readReferences(references, part).documents, cell)

  test('is read by the offset of each document', () => {
    expect(pair('I.7.c , I.7.d and I.10.b', '8 (c) and (d) and 11 (b)')).toEqual([])
    expect(pair('IV.46.b-e and IV.46.g-j', '51 (b)-(e) and (g)-(j)')).toEqual([])
    expect(pair('V.PP.1-11 ; V.2 , V.3', 'PP 1-11; 2 and 3', 'B')).toEqual([])
    expect(pair('XII.1 , XII.4', '1,4')).toEqual([])
  })

  test('that packs several documents is cut where the references say', () => {
    expect(pair('VI.15 VII.1.f', '19 7 (f)')).toEqual([])
    expect(pair('II.m.iv III.i V.PP.11 XI.7', '(m) (iv) (i) PP 11 7', 'B')).toEqual([])
    const mixed = [...readReferences('VI.15', 'A').documents, ...readReferences('II.f and II.g', 'B').documents]
    expect(pairLocators(mixed, '19 (f) and (g)')).toEqual([])
  })

  test('that disagrees is named with what it should say', () => {
    expect(pair('VII.2.n VIII.1.g', '8 (n) 7 (q)')).toEqual([
      'VIII.1.g should be at 7 (g) of CTOC/COP/WG.4/2018/3, printed is "7 (q)"',
    ])
    expect(pair('VIII.1.i', '7 (i) 17')).toEqual(['locators "17" belong to no reference'])
    expect(pair('I.2', '3 [sic]')).toEqual(['locators "3 [sic]" cannot be read'])
  })
})

describe('parsing the thematic index of 2024', () => {
  test('reads a row by its symbol cell, however far to the left it has slipped', () => {
    const rows = `Gender\tPart A\t\t\t\t
\tII.3 , II.55\tCTOC/COP/WG.4/2010/6\t\t10 and 62\t
XI.2.d\tCTOC/COP/WG.4/2021/6\t\t\t2 (d)\t
Part B\t\t\t\t\t
<u>XI.4.b</u> and <u>XI.14</u>\tCTOC/COP/2022/9\tResolution 11/5\t4 (b) and 14\t\t`
    expect(faultsOf(rows)).toEqual([])
    expect(idsOf(rows)).toEqual([['Gender', 'A:II.3', 'A:II.55', 'A:XI.2.d', 'B:XI.4.b', 'B:XI.14']])
    expect(parse(rows).topics[0]?.rows[2]).toMatchObject({
      lines: [9, 9],
      references: 'XI.4.b and XI.14',
      symbols: 'CTOC/COP/2022/9',
      instruments: 'Resolution 11/5',
      paragraphs: '4 (b) and 14',
    })
  })

  test('finds part A and part B in mid-cell and goes on after a page break', () => {
    const rows = `Trust Fund\tPart A IV.30 Part B XI.20\tCTOC/COP/WG.4/2011/8 CTOC/COP/2022/9\tResolution 11/5\t35 20\t

THEMATIC INDEX

Trust Fund <i>(continued)</i>\tX.15\tCTOC/COP/2020/10\tResolution 10/3\t15\t`
    expect(faultsOf(rows)).toEqual([])
    expect(idsOf(rows)).toEqual([['Trust Fund', 'A:IV.30', 'B:XI.20', 'B:X.15']])
  })

  test('marks a topic whose beginning stood on a lost page', () => {
    const { topics } = parse('Review <i>(continued)</i>\tPart B III.c\tCTOC/COP/2006/14\tDecision 3/3\t(c)\t')
    expect(topics).toMatchObject([{ name: 'Review', opensContinued: true }])
  })

  test('names a row without its topic, its part or its document', () => {
    expect(
      faultsOf('Gender\tPart A VI.12\tCTOC/COP/WG.4/2015/6\t\t16\t\n\tPart A VI.12\tCTOC/COP/WG.4/2015/6\t\t16\t'),
    ).toEqual(['index.txt line 6: "Part A" out of turn under "Gender"'])
    expect(faultsOf('Non-punishment\tV.35\tCTOC/COP/WG.4/2013/5\t\t39\t')[0]).toBe(
      'index.txt line 5: neither part A nor part B: "V.35"',
    )
    expect(faultsOf('Gender\tPart A VI.12 IX.3\tCTOC/COP/WG.4/2015/6\t\t16\t3')).toEqual([
      'line 5: document "CTOC/COP/WG.4/2015/6 CTOC/COP/WG.4/2019/6" expected beside "Part A VI.12 IX.3", got "CTOC/COP/WG.4/2015/6"',
    ])
    expect(faultsOf('Gender\tsee also Children')).toEqual([
      'index.txt line 5: unrecognised row: "Gender\tsee also Children"',
    ])
  })

  test('quotes rows as printed, and takes no locator for printed that an erratum has moved', () => {
    const printed = 'Gender\tPart A IX.17\tCTOC/COP/WG.4/2019/6\t\t\t'
    const { topics, locators } = parse('Gender\tPart A IX.17\tCTOC/COP/WG.4/2019/6\t\t\t17', printed)
    expect(topics[0]?.rows[0]?.recommendations).toBe('')
    expect(locators.size).toBe(0)
    expect(parse(printed.replace(/$/, '17')).locators.get('A:IX.17')).toBe('17')
  })

  test('refuses a file that is not the compendium', () => {
    expect(parseIndex2024('Something else', 'other.txt').problems).toHaveLength(1)
  })
})
