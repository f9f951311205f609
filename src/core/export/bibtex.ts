import { type Export, type ExportRecord, joinQuotes, listRecords } from './export.ts'
import { noteOf, recordKey } from './record-fields.ts'

/** BibTeX in UTF-8, in types and fields that BibLaTeX reads as well; one entry for each item cited. */
export function toBibtex(exported: Export): string {
  return listRecords(exported)
    .map((record) => toEntry(record, exported))
    .join('\n')
}

function toEntry(record: ExportRecord, exported: Export): string {
  const { author, title, publisher, language, instrument, report, locator, dates, link } = record
  const [year, month, day] = dates.start.split('-')
  const fields: [name: string, value: string][] = [
    // Inner braces: a name that is not to be taken apart, a title that keeps its capitals.
    ['author', `{${escapeMarks(author)}}`],
    ['title', `{${escapeMarks(title)}}`],
    instrument === null ? ['institution', publisher] : ['howpublished', escapeMarks(`${instrument}, ${report.symbol}`)],
    ...(instrument === null ? [] : [['publisher', publisher] satisfies [string, string]]),
    ...(instrument === null ? [['number', escapeMarks(report.symbol)] satisfies [string, string]] : []),
    ['pages', escapeMarks(locator)],
    ['year', year ?? ''],
    ['month', String(Number(month))],
    ['date', `${year}-${month}-${day}`],
    ['language', language],
    // Not escaped: \url reads it as it stands.
    ...(link === null ? [] : [['url', link] satisfies [string, string]]),
    ['abstract', escapeMarks(joinQuotes(record))],
    ['annotation', escapeMarks(noteOf(record, exported))],
  ]
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},`)
  return `@${instrument === null ? 'techreport' : 'misc'}{${recordKey(record)},\n${lines.join('\n')}\n}\n`
}

/** By name, since an escaped brace still counts as a brace. */
const names: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '"': '\\textquotedbl{}',
}

/** Marks by name or with a backslash; pairs that TeX draws as one mark are kept apart. */
const escapeMarks = (text: string): string =>
  text
    .replace(/[\\{}~^"$&#%_]/g, (mark) => names[mark] ?? `\\${mark}`)
    .replace(/--+|``+|''+|[?!]`/g, (marks) => [...marks].join('{}'))
