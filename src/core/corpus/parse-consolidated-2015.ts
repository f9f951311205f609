import { toPassage } from './context.ts'
import type { ParsedSource, PrintedRecommendation } from './match-items.ts'
import { type NumberedParagraph, readParagraphs } from './read-paragraphs.ts'
import { type Area, areaSchema, type Passage, type Source } from './schema.ts'
import { ordinalToNumber, toRoman } from './sections.ts'

const areaHeading = /^[IVX]+\. Recommendations in the area of (.+)$/
const meetingHeading = /^[A-Z]\. Recommendations (?:adopted|endorsed) by the Working Group at its ([a-z]+) meeting, /

/** CTOC/COP/WG.4/2015/5: the recommendations of the first five meetings, sorted into areas; its introduction is context. */
export function parseConsolidated2015(text: string, source: Source): ParsedSource {
  const document = readParagraphs(text, source.file)
  const problems = [...document.problems]
  const passages: Passage[] = []
  const recommendations = document.paragraphs.flatMap((paragraph) => {
    const [section = '', meeting = ''] = paragraph.headings
    const [, printedArea] = areaHeading.exec(section) ?? []
    if (printedArea === undefined) {
      passages.push(toPassage(paragraph, source))
      return []
    }
    const area = areaSchema.safeParse(printedArea)
    const [, ordinal = ''] = meetingHeading.exec(meeting) ?? []
    const number = ordinalToNumber(ordinal.charAt(0).toUpperCase() + ordinal.slice(1))
    if (area.success && number > 0)
      return toRecommendations(paragraph, `A:${toRoman(number)}`, area.data, meeting, source)
    problems.push(`${source.file} line ${paragraph.lines[0]}: unknown area or meeting: "${section} / ${meeting}"`)
    return []
  })
  return { document, recommendations, passages, problems }
}

/** A paragraph and the points of its list as recommendations of their own. */
export function toRecommendations(
  { number, text, points, lines }: NumberedParagraph,
  section: string,
  area: Area | null,
  heading: string,
  { file, symbol }: Source,
): PrintedRecommendation[] {
  const common = { section, symbol: symbol ?? file, area, heading }
  const lastLine = (points[0]?.lines[0] ?? lines[1] + 1) - 1
  const head = {
    ...common,
    paragraph: String(number),
    parent: null,
    text,
    source: { file, lines: [lines[0], lastLine] as [number, number] },
  }
  return [
    head,
    ...points.map((point) => ({
      ...common,
      paragraph: `${number} ${point.marker}`,
      parent: String(number),
      text: point.text,
      source: { file, lines: point.lines },
    })),
  ]
}
