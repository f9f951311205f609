import { formatDay } from '../corpus/cite.ts'
import { type Export, type ExportPoint, joinQuotes } from './export.ts'

/** Plain text: each point with who is asked, its lead-in, its words and its citations. */
export function toPlainText({ title, caveat, opening, points, notice, builtOn }: Export): string {
  const blocks = [
    title,
    caveat,
    opening,
    ...points.map((point, i) => formatPoint(point, title === null ? '' : `${i + 1}. `)),
    notice === null ? null : `${notice}\nFrom Adduce as built on ${formatDay(builtOn)}.`,
  ]
  return `${blocks.filter((block) => block !== null).join('\n\n')}\n`
}

function formatPoint({ request, records }: ExportPoint, number: string): string {
  const [shown] = records
  return [
    `${number}${request}`,
    ...(shown.leadIn === null ? [] : [shown.leadIn]),
    `“${joinQuotes(shown)}”`,
    ...records.map(({ reference, citation, link }) => `${reference}: ${citation}${link === null ? '' : `\n${link}`}`),
  ].join('\n')
}
