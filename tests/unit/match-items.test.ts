import { describe, expect, test } from 'vitest'
import { matchItems, type PrintedRecommendation, recordPrintings } from '../../src/core/corpus/match-items.ts'
import { parseCompendium } from '../../src/core/corpus/parse-compendium.ts'

const { items } = parseCompendium(
  `A. Recommendations adopted by the Working Group
Thematic index of recommendations and relevant
A. Recommendations adopted by the Working Group
I. First meeting, 14 and 15 April 2009
1. States parties should:
(a) Criminalize conduct that facilitates trafficking in persons;
(b) Enact legislation against it.
2. With regard to labour exploitation, States parties should:
(a) Strengthen partnerships with the private sector;
(b) Discourage the demand for exploitative services.
3. States' agencies should share information on routes.
B. Resolutions and decisions adopted by the Conference
Thematic index of recommendations and relevant`,
  'compendium.txt',
)

const printed = (paragraph: string, text: string, parent: string | null = null): PrintedRecommendation => ({
  section: 'A:I',
  symbol: 'CTOC/COP/WG.4/2015/5',
  paragraph,
  parent,
  area: 'prosecution of offenders',
  heading: 'A. First meeting',
  text,
  source: { file: 'consolidated.txt', lines: [1, 1] },
})
const match = (...list: PrintedRecommendation[]) => {
  const { matches, problems } = matchItems(list, items)
  return { pairs: matches.map((m) => [m.paragraph, m.item, m.sameWords]), problems }
}

describe('matching recommendations to items', () => {
  test('gives a lead-in to the parent that its points share', () => {
    const { pairs, problems } = match(
      printed('75', 'States parties should:'),
      printed('75 (a)', 'Criminalize conduct that facilitates trafficking in persons;', '75'),
      printed('75 (b)', 'Enact legislation against it.', '75'),
    )
    expect(pairs).toEqual([
      ['75', 'A:I.1', true],
      ['75 (a)', 'A:I.1.a', true],
      ['75 (b)', 'A:I.1.b', true],
    ])
    expect(problems).toEqual([])
  })

  test('recognizes an item that another document prints together with its lead-in', () => {
    const folded =
      'With regard to labour exploitation, States parties should discourage the demand for exploitative services.'
    expect(match(printed('5', folded)).pairs).toEqual([['5', 'A:I.2.b', true]])
  })

  test('looks past quotation marks, hyphens and the end of a paragraph, but not past a word', () => {
    expect(match(printed('9', 'States’ agencies should share information on routes;')).pairs[0]?.[2]).toBe(true)
    expect(match(printed('9', 'States’ agencies should share more information on routes.')).pairs).toEqual([
      ['9', 'A:I.3', false],
    ])
  })

  test('names what finds no item, and never gives one item twice', () => {
    const same = 'Strengthen partnerships with the private sector;'
    expect(match(printed('7', 'States should build roads.'), printed('8', same), printed('9', same))).toEqual({
      pairs: [['8', 'A:I.2.a', true]],
      problems: [
        'consolidated.txt para. 7: no item of A:I has its words: "States should build roads."',
        'consolidated.txt para. 9: no item of A:I has its words: "Strengthen partnerships with the private sector;"',
      ],
    })
  })

  test('keeps the other wording only where the words differ', () => {
    const list = [
      printed('9', 'States’ agencies should share more information on routes.'),
      printed('10', 'Enact legislation against it;'),
    ]
    const byId = new Map(recordPrintings(items, matchItems(list, items).matches).map((i) => [i.id, i]))
    expect(byId.get('A:I.3')).toMatchObject({
      areas: ['prosecution of offenders'],
      printings: [{ paragraph: '9', wording: 'States’ agencies should share more information on routes.' }],
    })
    expect(byId.get('A:I.1.b')?.printings).toMatchObject([{ paragraph: '10', wording: null }])
    expect(byId.get('A:I.2.a')).toMatchObject({ areas: [], printings: [] })
  })
})
