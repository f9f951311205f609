import type { MatchedRecommendation, ParsedSource } from './match-items.ts'
import type { Furniture } from './read-paragraphs.ts'

/** A parsed source with its recommendations matched. */
export interface ReadSource extends ParsedSource {
  file: string
  matches: readonly MatchedRecommendation[]
}

interface SourceCounts {
  recommendations: number
  /** Recommendations in the very words of their items, errata applied. */
  sameWords: number
  passages: number
  footnotes: number
  furniture: Partial<Record<Furniture['kind'], number>>
}

/** What a complete reading finds. As printed, 152 of the 157 of 2015 and 26 of the 27 of 2017 have the same words. */
export const sourceCounts: Readonly<Record<string, SourceCounts>> = {
  'consolidated-2015.txt': {
    recommendations: 157,
    sameWords: 153,
    passages: 3,
    footnotes: 4,
    furniture: { 'title page': 17, heading: 45, footnote: 9 },
  },
  'report-2017.txt': {
    recommendations: 27,
    sameWords: 27,
    passages: 30,
    footnotes: 0,
    furniture: { 'title page': 3, heading: 16, 'page mark': 2 },
  },
  'background-2011.txt': {
    recommendations: 0,
    sameWords: 0,
    passages: 13,
    footnotes: 5,
    furniture: { heading: 3, 'group heading': 4, footnote: 8 },
  },
}

/** Passages of the compendium: a note, six paragraphs of introduction, one that opens the compendium. */
export const introductionPassages = 8
/** Topics the background paper of 2011 proposes for future work, by paragraph. */
export const proposedTopics = { 10: 2, 11: 4, 13: 8 } as const
/** Paragraphs of the report of 2017 that sum up its deliberations. */
export const deliberations = [9, 10, 11, 12, 13, 14]

/** Every way in which the reading of a source falls short of what is known about it; empty when it is complete. */
export function checkSource(read: ReadSource, source: string): string[] {
  return [...checkCounts(read), ...checkNothingLost(read, source)]
}

function checkCounts({ file, document, recommendations, matches, passages }: ReadSource): string[] {
  const counts = sourceCounts[file]
  if (!counts) return [`nothing is known about ${file}`]
  const problems: string[] = []
  const expect = (what: string, expected: number, got: number) => {
    if (got !== expected) problems.push(`${what} of ${file}: expected ${expected}, got ${got}`)
  }
  expect('recommendations', counts.recommendations, recommendations.length)
  expect('recommendations matched to an item', counts.recommendations, new Set(matches.map((m) => m.item)).size)
  expect('recommendations in the words of their items', counts.sameWords, matches.filter((m) => m.sameWords).length)
  expect('passages', counts.passages, passages.length)
  expect('footnotes', counts.footnotes, document.footnotes.length)
  for (const kind of ['title page', 'heading', 'group heading', 'footnote', 'page mark'] as const) {
    const found = document.furniture.filter((f) => f.kind === kind).length
    expect(`lines that are ${kind}`, counts.furniture[kind] ?? 0, found)
  }
  const inParagraph = (n: number) => passages.find((p) => p.paragraph === String(n))
  if (file === 'background-2011.txt')
    for (const [n, expected] of Object.entries(proposedTopics))
      expect(`topics proposed in para. ${n}`, expected, inParagraph(Number(n))?.points.length ?? 0)
  if (file === 'report-2017.txt')
    for (const n of deliberations)
      expect(`deliberations in para. ${n}`, 1, Number(inParagraph(n)?.headings[0]?.includes('deliberations') ?? false))
  return problems
}

/**
 * The lines that are no furniture, read by a second and much simpler route, must be the text of recommendations and
 * passages character for character, but for white space, list markers and footnote calls.
 */
function checkNothingLost({ file, document, recommendations, passages }: ReadSource, source: string): string[] {
  const furniture = new Set(document.furniture.map((f) => f.line))
  const rest = source.split(/\r?\n/).flatMap((text, i) => {
    const line = i + 1
    return text.trim() === '' || furniture.has(line) ? [] : [{ line, text }]
  })
  const printed = rest.flatMap(({ line, text }) =>
    squeeze(text.replace(/^\s*(?:\d+\.|\([a-z]\)|-) /, '').replace(/(?<=[A-Za-z”]\.?)[1-9](?=\s|$)/g, '')).map(
      (character) => ({ character, line }),
    ),
  )
  const records = [...recommendations, ...passages].sort((a, b) => a.source.lines[0] - b.source.lines[0])
  const rebuilt = squeeze(
    records.flatMap((r) => [r.text, ...('points' in r ? r.points.map((p) => p.text) : [])]).join(''),
  )
  const at = printed.findIndex(({ character }, i) => character !== rebuilt[i])
  if (at < 0 && printed.length === rebuilt.length) return []
  const line = printed[at < 0 ? printed.length - 1 : at]?.line
  const after = printed.slice(Math.max(0, at - 20), at + 30).map((p) => p.character)
  return [`${file} line ${line}: source and what was read from it differ at "${after.join('')}"`]
}

const squeeze = (text: string): string[] => [...text.replace(/\s/g, '')]
