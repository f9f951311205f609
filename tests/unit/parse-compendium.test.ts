import { describe, expect, test } from 'vitest'
import { cleanMarkup, parseCompendium, parseDates } from '../../src/core/corpus/parse-compendium.ts'

/** The frame the parser needs: contents list first, then the body between its two headings. */
const compendium = (partA: string, partB = '') => `A. Recommendations adopted by the Working Group\t2
B. Resolutions and decisions adopted by the Conference\t39
Thematic index of recommendations and relevant resolutions and decisions\t66

A. Recommendations adopted by the Working Group
${partA}
B. Resolutions and decisions adopted by the Conference
${partB}
Thematic index of recommendations and relevant resolutions and decisions
`
const parse = (partA: string, partB?: string) => parseCompendium(compendium(partA, partB), 'source.txt')
const idsOf = (partA: string, partB?: string) => parse(partA, partB).items.map((i) => i.id)

describe('parsing the compendium', () => {
  test('reads numbers, letters and roman numerals in the list styles the source mixes', () => {
    const meeting = `I. First meeting, 14 and 15 April 2009
1. States parties should:
- (a) Criminalize conduct;

 - (b) Consider the following:
(i) Costs of treatment;
 - (ii) Lost income;

(*c*) Enact legislation.
2. The Secretariat should report.`
    expect(idsOf(meeting)).toEqual(['A:I.1', 'A:I.1.a', 'A:I.1.b', 'A:I.1.b.i', 'A:I.1.b.ii', 'A:I.1.c', 'A:I.2'])
    const { items } = parse(meeting)
    expect(items[3]).toMatchObject({
      text: 'Costs of treatment;',
      leadIn: 'States parties should: Consider the following:',
      parent: 'A:I.1.b',
      report: { symbol: 'CTOC/COP/WG.4/2009/2', paragraph: '2 (b) (i)', unit: 'paragraph' },
    })
  })

  test('takes (i) for a letter after (h) and for a roman numeral after a lead-in', () => {
    const letters = 'abcdefghi'.split('').map((mark) => `(${mark}) Point ${mark};`)
    const meeting = `I. First meeting, 14 and 15 April 2009\n1. States should:\n${letters.join('\n')}\n(j) Pay for:\n(i) Treatment;`
    expect(idsOf(meeting).slice(-3)).toEqual(['A:I.1.i', 'A:I.1.j', 'A:I.1.j.i'])
  })

  test('rejoins a paragraph that a page break and a footnote cut in two', () => {
    const { items, joins, footnotes } = parse(`I. First meeting, 14 and 15 April 2009
1. States should avoid delays and secondary victimization⁵ by clear

⁵In accordance with the Model Law.

procedures and policies.`)
    expect(items[0]?.text).toBe(
      'States should avoid delays and secondary victimization by clear procedures and policies.',
    )
    expect(items[0]?.footnotes).toEqual([{ number: 5, at: 54, text: 'In accordance with the Model Law.' }])
    expect(items[0]?.source.lines).toEqual([7, 11])
    expect(joins).toEqual(['A:I.1'])
    expect(footnotes).toHaveLength(1)
  })

  test('numbers part B by session and counts preambular paragraphs, whatever the margin says', () => {
    const { items, sections } = parse(
      '',
      `VI. Tenth session, 12 to 16 October 2020
Resolution 10/3
Effective implementation of the Protocol
The Conference of the Parties to the Convention,
Recalling its decision 4/4 of 17 October
2008 and its resolution 5/2,
PP 5
Aware of the risks,
1. *Urges* Member States to accede;`,
    )
    expect(items.map((i) => [i.id, i.kind])).toEqual([
      ['B:X.PP.1', 'preambular'],
      ['B:X.PP.2', 'preambular'],
      ['B:X.1', 'operative'],
    ])
    expect(items[0]?.text).toBe('Recalling its decision 4/4 of 17 October 2008 and its resolution 5/2,')
    expect(items[2]).toMatchObject({ text: 'Urges Member States to accede;', leadIn: null })
    expect(sections[0]).toMatchObject({ id: 'B:X', instrument: 'resolution 10/3', number: 10 })
    expect(sections[0]?.opening?.text).toBe('The Conference of the Parties to the Convention,')
  })

  test('reports every line it cannot place, by its number', () => {
    expect(
      parse('I. First meeting, 14 and 15 April 2009\n1. States should act.\n3. A paragraph is missing.').problems,
    ).toEqual(['source.txt line 8: paragraph 2 expected, got 3: "3. A paragraph is missing."'])
    expect(parse('I. First meeting, 14 and 15 April 2009\n1. States should act.\nAn odd line.').problems).toEqual([
      'source.txt line 8: unrecognised line: "An odd line."',
    ])
    expect(
      parse('I. First meeting, 14 and 15 April 2009\n1. States should:\n(b) Begin in the middle.').problems,
    ).toEqual(['source.txt line 8: list must open with (a), got (b): "(b) Begin in the middle."'])
  })

  test('reports a footnote that is called without a text, and one that nobody calls', () => {
    const { problems } = parse('I. First meeting, 14 and 15 April 2009\n1. States should act.⁷\n⁸Ibid.')
    expect(problems).toEqual([
      'source.txt: footnote 7, called in A:I.1, has no text',
      'source.txt: footnote 8 is called 0 times, expected once',
    ])
  })

  test('refuses a file that is not the compendium', () => {
    expect(parseCompendium('Something else', 'other.txt').problems).toHaveLength(1)
  })
})

test('markup goes, quotes and brackets stay', () => {
  expect(cleanMarkup('*Takes note of* resolution [2331 \\(2016\\)](#) and “the  Protocol”')).toBe(
    'Takes note of resolution 2331 (2016) and “the Protocol”',
  )
})

test('printed dates become ISO dates', () => {
  expect(parseDates('14 and 15 April 2009')).toEqual({ start: '2009-04-14', end: '2009-04-15' })
  expect(parseDates('28 June to 8 July 2004')).toEqual({ start: '2004-06-28', end: '2004-07-08' })
  expect(parseDates('19 October 2010')).toEqual({ start: '2010-10-19', end: '2010-10-19' })
  expect(() => parseDates('spring 2010')).toThrow(/spring 2010/)
})
