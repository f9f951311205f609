import type { CitedItem } from '../protocol.ts'
import type { Erratum, Item, Section } from './schema.ts'

/** As the compendium cites it: "I.12 (h)", "IV.46 (j) (iv)", "V.PP.3"; "I (b) (iv)" in decision 1/5. */
export function toReference({ section, path }: Pick<Item, 'section' | 'path'>): string {
  const numeral = section.slice(2)
  const [head = '', ...marks] = path
  if (head === 'PP') return `${numeral}.PP.${marks[0]}`
  const bracketed = marks.map((mark) => ` (${mark})`).join('')
  return /^\d/.test(head) ? `${numeral}.${head}${bracketed}` : `${numeral} (${head})${bracketed}`
}

/**
 * The official long form: body, meeting, dates, document symbol and paragraph there; for a resolution or decision its
 * own number and paragraph, then the report that contains it.
 */
export function toCitation(item: Pick<Item, 'report'>, section: Section): string {
  const { symbol, paragraph, unit } = item.report
  const session = `${section.name.toLowerCase()}, ${formatDates(section.dates)}`
  if (section.instrument !== null) {
    const locator = paragraph.startsWith('PP') ? preambular(paragraph) : `para. ${paragraph}`
    return `${bodyNames.Conference}, ${section.instrument}, ${locator} (${session}, ${symbol})`
  }
  const noun = unit === 'recommendation' ? 'recommendation' : 'para.'
  return `${bodyNames['Working Group']}, ${session}, ${symbol}, ${noun} ${paragraph}`
}

/** Official names in full. */
export const bodyNames: Record<Item['body'], string> = {
  'Working Group': 'Working Group on Trafficking in Persons',
  Conference: 'Conference of the Parties to the United Nations Convention against Transnational Organized Crime',
}

/** A footnote as United Nations documents write them: "CTOC/COP/WG.4/2009/2, para. 13 (h); Conference … resolution 10/3, para. 13 (i)." */
export function toFootnote(items: readonly Pick<Item, 'report' | 'instrument' | 'body'>[]): string {
  const notes = items.map((item) =>
    item.instrument === null
      ? toShortCitation(item)
      : `${bodyNames[item.body]} ${toShortCitation(item)} (${item.report.symbol})`,
  )
  return `${notes.join('; ')}.`
}

/** Document and paragraph alone: "CTOC/COP/WG.4/2009/2, para. 13 (h)", "resolution 10/3, para. 13 (i)", "resolution 5/2, PP 3". */
export function toShortCitation({ report, instrument }: Pick<Item, 'report' | 'instrument'>): string {
  return `${instrument ?? report.symbol}, ${toLocator(report)}`
}

/** "para. 13 (h)", "recommendation 5", "PP 3" */
export function toLocator({ paragraph, unit }: Item['report']): string {
  if (paragraph.startsWith('PP')) return paragraph
  return `${unit === 'recommendation' ? 'recommendation' : 'para.'} ${paragraph}`
}

const preambular = (paragraph: string): string => `preambular para. ${paragraph.slice(3)}`

const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
  'December',
] // biome-ignore format: one list

/** "14–15 April 2009", "28 June–8 July 2004", "19 October 2010". */
export function formatDates({ start, end }: { start: string; end: string }): string {
  const [startYear, startMonth, startDay] = start.split('-').map(Number) as [number, number, number]
  const [, endMonth, endDay] = end.split('-').map(Number) as [number, number, number]
  if (start === end) return `${startDay} ${months[startMonth - 1]} ${startYear}`
  const from = startMonth === endMonth ? String(startDay) : `${startDay} ${months[startMonth - 1]}`
  return `${from}–${endDay} ${months[endMonth - 1]} ${startYear}`
}

/** "22 November 2026" */
export const formatDay = (day: string): string => formatDates({ start: day, end: day })

/** The printed list marker: "12.", "(h)"; null for a preambular paragraph, which has none. */
function toMarker(path: readonly string[]): string | null {
  const mark = path.at(-1) ?? ''
  if (path[0] === 'PP') return null
  return /^\d/.test(mark) ? `${mark}.` : `(${mark})`
}

/** Whether an erratum is about words of this item. */
function standsIn({ source, line }: Erratum, item: Item): boolean {
  const [from, to] = item.source.lines
  return source === item.source.file && line >= from && line <= to
}

export function toCitedItem(item: Item, section: Section, errata: readonly Erratum[]): CitedItem {
  return {
    id: item.id,
    reference: toReference(item),
    kind: item.kind,
    depth: item.path[0] === 'PP' ? 1 : item.path.length,
    marker: toMarker(item.path),
    leadIn: item.leadIn,
    text: item.text,
    body: item.body,
    meeting: section.name,
    instrument: item.instrument,
    title: section.instrument === null ? null : section.title,
    dates: item.dates,
    report: item.report,
    citation: toCitation(item, section),
    footnotes: item.footnotes,
    corrections: errata.filter((e) => item.errata.includes(e.id)),
    doubts: errata.filter((e) => !item.errata.includes(e.id) && standsIn(e, item)),
    topics: item.topics,
    areas: item.areas,
    printings: item.printings,
    strength: item.strength,
    addressees: item.addressees,
  }
}
