import { cleanMarkup } from './parse-compendium.ts'
import type { NumberedParagraph } from './read-paragraphs.ts'
import type { Passage, Source } from './schema.ts'

/** A paragraph of a source as background: "C:2017.9". */
export function toPassage(paragraph: NumberedParagraph, { file, title, symbol, year }: Source): Passage {
  const { number, headings, text, footnotes, points, lines } = paragraph
  return {
    id: `C:${year}.${number}`,
    kind: 'context',
    document: { title, symbol, year },
    headings,
    paragraph: String(number),
    text,
    footnotes,
    points: points.map((point) => ({ marker: point.marker, group: point.group, text: point.text })),
    source: { file, lines },
    errata: [],
  }
}

/**
 * What the compendium says of itself before part A: the note on the sessions that adopted nothing, which ends the
 * contents list, the introduction, and the paragraph that opens the compendium. Its paragraphs are not numbered.
 */
export function readIntroduction(
  text: string,
  { file, title, symbol, year }: Source,
): { passages: Passage[]; problems: string[] } {
  const lines = text.split(/\r?\n/).map((l) => l.trim())
  const start = lines.findIndex((l) => l.startsWith('* '))
  const end = lines.findIndex((l, i) => i > start && l.startsWith('A. Recommendations adopted by '))
  if (start < 0 || end < 0)
    return { passages: [], problems: [`${file}: its introduction does not stand before part A`] }
  const passages: Passage[] = []
  let heading = 'Contents'
  for (const [i, line] of lines.slice(start, end).entries()) {
    if (line === '') continue
    // Headings are the only lines here that end like no sentence.
    if (!/[.;:]$/.test(line)) {
      heading = line
      continue
    }
    passages.push({
      id: `C:${year}.${passages.length === 0 ? 'note' : passages.length}`,
      kind: 'context',
      document: { title, symbol, year },
      headings: [heading],
      paragraph: null,
      text: cleanMarkup(line.replace(/^\* /, '')),
      footnotes: [],
      points: [],
      source: { file, lines: [start + i + 1, start + i + 1] },
      errata: [],
    })
  }
  return { passages, problems: [] }
}
