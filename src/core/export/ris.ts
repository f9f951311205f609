import { type Export, type ExportRecord, joinQuotes, listRecords } from './export.ts'
import { noteOf, recordKey } from './record-fields.ts'

/** RIS, one record for each item cited. Lines are not folded: the format has no way to say where a fold was. */
export function toRis(exported: Export): string {
  return listRecords(exported)
    .map((record) => toLines(record, exported).join('\r\n'))
    .join('\r\n\r\n')
    .concat('\r\n')
}

function toLines(record: ExportRecord, exported: Export): string[] {
  const { author, title, publisher, language, instrument, report, locator, dates, link, topics } = record
  const fields: [tag: string, value: string][] = [
    // A report, or a statute: the type in which Zotero and EndNote keep what a governing body has adopted.
    ['TY', instrument === null ? 'RPRT' : 'STAT'],
    ['ID', recordKey(record)],
    ['AU', author],
    ['TI', title],
    instrument === null ? ['SN', report.symbol] : ['T2', report.symbol],
    ['SE', locator],
    ['PY', dates.start.slice(0, 4)],
    ['DA', dates.start.replaceAll('-', '/')],
    ['PB', publisher],
    ['LA', language],
    ...(link === null ? [] : [['UR', link] satisfies [string, string]]),
    ...topics.map((topic): [string, string] => ['KW', topic]),
    ['AB', joinQuotes(record)],
    ['N1', noteOf(record, exported)],
  ]
  return [...fields.map(([tag, value]) => `${tag}  - ${value.replace(/\s*[\r\n]+\s*/g, ' ')}`), 'ER  - ']
}
