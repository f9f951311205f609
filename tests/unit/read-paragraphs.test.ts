import { describe, expect, test } from 'vitest'
import { readParagraphs } from '../../src/core/corpus/read-paragraphs.ts'

const read = (source: string) => readParagraphs(source, 'source.txt')

describe('reading a document of numbered paragraphs', () => {
  test('joins wrapped lines, words divided at the end of one, and the heading over two', () => {
    const { paragraphs, problems } = read(`A report
  II. Recommendations in the area of prevention and
awareness-raising

 A. First meeting

1. Tools for use by front-
line authorities, see CTOC/COP/WG.4/2017/
INF.1. `)
    expect(problems).toEqual([])
    expect(paragraphs).toMatchObject([
      {
        number: 1,
        headings: ['II. Recommendations in the area of prevention and awareness-raising', 'A. First meeting'],
        text: 'Tools for use by front-line authorities, see CTOC/COP/WG.4/2017/INF.1.',
        lines: [7, 9],
      },
    ])
  })

  test('tells the numbers of an agenda from those of the paragraphs, across a page mark', () => {
    const { paragraphs, furniture } = read(` I. Agenda
1. The meeting was opened.
2. It was long.
3. The agenda was:
  1. Organizational matters:
   (a) Opening;
   (b) Adoption of the agenda and
organization of work.
CTOC/COP/WG.4/2017/4
V.17-06893 6/6
  2. Other matters.
4. The meeting ended.`)
    expect(paragraphs.map((p) => p.number)).toEqual([1, 2, 3, 4])
    expect(paragraphs[2]?.points.map((p) => [p.marker, p.text])).toEqual([
      ['1', 'Organizational matters:'],
      ['1 (a)', 'Opening;'],
      ['1 (b)', 'Adoption of the agenda and organization of work.'],
      ['2', 'Other matters.'],
    ])
    expect(furniture.map((f) => f.kind)).toEqual(['heading', 'page mark', 'page mark'])
  })

  test('takes a footnote out of the middle of a paragraph and says where it was called', () => {
    const { paragraphs, footnotes } = read(` I. Work
1. The recommendations1 of resolution 5/2 on seizing and

__________________

 1  See document
CTOC/COP/WG.4/2009/2.
 confiscating goods. It was so agreed.`)
    expect(paragraphs[0]).toMatchObject({
      text: 'The recommendations of resolution 5/2 on seizing and confiscating goods. It was so agreed.',
      footnotes: [{ number: 1, at: 19, text: 'See document CTOC/COP/WG.4/2009/2.' }],
      lines: [2, 8],
    })
    expect(footnotes).toHaveLength(1)
  })

  test('keeps the headings inside a list with its points', () => {
    const { paragraphs } = read(` III. Future work
1. Topics:
I. Prevention
- Data;
II. Protection
- Safe
return.`)
    expect(paragraphs[0]?.points.map((p) => [p.group, p.text])).toEqual([
      ['I. Prevention', 'Data;'],
      ['II. Protection', 'Safe return.'],
    ])
  })

  test('reports a paragraph out of order and a footnote that nobody calls, by line and number', () => {
    expect(read(' I. Work\n1. One.\n3. Three.\n_____\n 4  Ibid.').problems).toEqual([
      'source.txt line 3: paragraph 2 expected, got 3: "3. Three."',
      'source.txt: footnote 4 is called nowhere',
    ])
  })
})
