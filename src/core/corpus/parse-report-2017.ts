import { toPassage } from './context.ts'
import type { MatchedRecommendation, ParsedSource } from './match-items.ts'
import { toRecommendations } from './parse-consolidated-2015.ts'
import { readParagraphs } from './read-paragraphs.ts'
import type { Item, Passage, Source } from './schema.ts'

const section = 'A:VII'

/**
 * CTOC/COP/WG.4/2017/4: the recommendations of section II under their two headings; everything else, deliberations,
 * statements, agenda and attendance, is context.
 */
export function parseReport2017(text: string, source: Source): ParsedSource {
  const document = readParagraphs(text, source.file)
  const passages: Passage[] = []
  const recommendations = document.paragraphs.flatMap((paragraph) => {
    const [part = '', heading] = paragraph.headings
    if (part.startsWith('II. Recommendations') && heading !== undefined)
      return toRecommendations(paragraph, section, null, heading, source)
    passages.push(toPassage(paragraph, source))
    return []
  })
  return { document, recommendations, passages, problems: document.problems }
}

/** The report's paragraph numbers must be those that the offset gives its items. */
export function checkParagraphs(matches: readonly MatchedRecommendation[], items: readonly Item[]): string[] {
  return matches.flatMap(({ item: id, paragraph, symbol, source }) => {
    const report = items.find((i) => i.id === id)?.report
    return report?.symbol === symbol && report.paragraph === paragraph
      ? []
      : [`${source.file} para. ${paragraph}: ${id} is para. ${report?.paragraph} by the offset`]
  })
}
