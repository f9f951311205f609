import { type Export, type ExportRecord, joinQuotes, listRecords } from './export.ts'
import { noteOf, recordKey } from './record-fields.ts'

/** CSL-JSON 1.0.2, as Zotero and Pandoc read it: an array with one entry for each item cited. */
export function toCslJson(exported: Export): string {
  return `${JSON.stringify(
    listRecords(exported).map((record) => toEntry(record, exported)),
    null,
    2,
  )}\n`
}

function toEntry(record: ExportRecord, exported: Export): object {
  const { author, title, publisher, language, instrument, report, locator, meeting, dates, link, topics } = record
  return {
    id: recordKey(record),
    // "A law or resolution enacted by a governing body"
    type: instrument === null ? 'report' : 'legislation',
    title,
    author: [{ literal: author }],
    number: instrument ?? report.symbol,
    ...(instrument !== null && { 'container-title': report.symbol }),
    section: locator,
    'event-title': meeting,
    issued: { 'date-parts': [dates.start, ...(dates.end === dates.start ? [] : [dates.end])].map(toParts) },
    publisher,
    language,
    ...(link !== null && { URL: link, accessed: { 'date-parts': [toParts(exported.exportedOn)] } }),
    ...(topics.length > 0 && { keyword: topics.join('; ') }),
    abstract: joinQuotes(record),
    note: noteOf(record, exported),
  }
}

const toParts = (day: string): number[] => day.split('-').map(Number)
