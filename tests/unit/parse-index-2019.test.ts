import { describe, expect, test } from 'vitest'
import { parseIndex2019 } from '../../src/core/corpus/parse-index-2019.ts'

const parse = (rows: string) => parseIndex2019(`its first eight meetings, by topic\n${rows}`, 'index.txt')
const idsOf = (rows: string) =>
  parse(rows).topics.map((t) => [
    t.name,
    ...t.rows.flatMap((r) => r.documents.flatMap((d) => d.references.flatMap((x) => x.ids))),
  ])

describe('parsing the index of 2019', () => {
  test('rejoins names, locators and references that wrap', () => {
    const rows = `Victims, non-

punishment and

non-prosecution

CTOC/COP/WG.4/2011/8 50 (b) and (h)

and 51 (a)

IV.45.b, IV.45.h

and IV.46.a

Gender CTOC/COP/WG.4/2015/6 16 and 26 VI.12 and VI.22`
    expect(parse(rows)).toMatchObject({ problems: [], disagreements: [] })
    expect(idsOf(rows)).toEqual([
      ['Victims, non-punishment and non-prosecution', 'A:IV.45.b', 'A:IV.45.h', 'A:IV.46.a'],
      ['Gender', 'A:VI.12', 'A:VI.22'],
    ])
    expect(parse(rows).topics[0]?.rows[0]?.lines).toEqual([8, 14])
  })

  test('goes on over the links and the repeated head of a page', () => {
    const rows = `Terrorism CTOC/COP/WG.4/2017/4 8 (n) VII.2.n
http://undocs.org/CTOC/COP/WG.4/2017/4
 Topic
Meeting report Reference in
CTOC/COP/WG.4/2019/5
(designated by
section/paragraph/subparagraph)  Document Paragraphs
CTOC/COP/WG.4/2018/3 7 (q) VIII.1.q`
    expect(idsOf(rows)).toEqual([['Terrorism', 'A:VII.2.n', 'A:VIII.1.q']])
  })

  test('gives a name that a page break puts after its first row to that row', () => {
    const rows = `Organized criminal groups CTOC/COP/WG.4/2013/5 25 V.21
CTOC/COP/WG.4/2009/2 3 and 4 I.2 and I.3
Adherence to the Protocol
CTOC/COP/WG.4/2010/6 8 II.1`
    expect(idsOf(rows)).toEqual([
      ['Organized criminal groups', 'A:V.21'],
      ['Adherence to the Protocol', 'A:I.2', 'A:I.3', 'A:II.1'],
    ])
  })

  test('reports a reference that its report paragraph contradicts', () => {
    expect(parse('Children CTOC/COP/WG.4/2009/2 13 (h) I.11.h').disagreements).toEqual([
      { lines: [2, 2], message: 'I.11.h should be at 12 (h) of CTOC/COP/WG.4/2009/2, printed is "13 (h)"' },
    ])
    expect(parse('Children CTOC/COP/WG.4/2009/2 10 II.3').disagreements).toEqual([
      { lines: [2, 2], message: 'II.3 stands beside CTOC/COP/WG.4/2009/2' },
    ])
  })

  test('names the line of a word that is neither reference nor name', () => {
    expect(parse('Children CTOC/COP/WG.4/2009/2 6 I.5 and 15').problems).toEqual([
      'index.txt line 2: "15" is not a reference to part A',
    ])
    expect(parse('Children CTOC/COP/WG.4/2009/2 6 I.5 (sic)').problems).toEqual([
      'index.txt line 2: neither a reference nor part of a topic\'s name: "(sic)"',
    ])
    expect(parseIndex2019('Something else', 'other.txt').problems).toHaveLength(1)
  })
})
