import { type Export, joinQuotes } from './export.ts'

/**
 * CSV by RFC 4180, a line for each citation of each point. It begins with a byte order mark, without which Excel takes
 * UTF-8 for a legacy encoding and breaks every dash; readers that follow the Encoding Standard drop it.
 */
export function toCsv({ points, notice, builtOn }: Export): string {
  const rows = points.flatMap(({ request, records }, i) =>
    records.map((record) => [
      String(i + 1),
      record.reference,
      record.instrument ?? '',
      record.report.symbol,
      record.locator,
      record.author,
      record.meeting,
      record.dates.start,
      record.dates.end,
      request,
      record.leadIn ?? '',
      joinQuotes(record),
      record.citation,
      record.title,
      record.publisher,
      record.language,
      record.topics.join('; '),
      record.link ?? '',
      builtOn,
      notice ?? '',
    ]),
  )
  return `\uFEFF${[columns, ...rows].map((row) => `${row.map(toCell).join(',')}\r\n`).join('')}`
}

export const columns = [
  'point', 'reference', 'instrument', 'symbol', 'locator', 'body', 'meeting', 'start', 'end', 'request', 'lead_in',
  'quotation', 'citation', 'title', 'publisher', 'language', 'topics', 'link', 'built_on', 'notice',
] // biome-ignore format: one list

/** What a spreadsheet would run as a formula gets an apostrophe before it, as OWASP advises; no official text begins so. */
function toCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
