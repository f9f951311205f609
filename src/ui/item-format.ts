import { toReference, toShortCitation } from '../core/corpus/cite.ts'
import type { CitedItem } from '../core/protocol.ts'

/** Short forms in which the page names an item; the long official form is `item.citation`. */

export const yearOf = (item: CitedItem): string => item.dates.start.slice(0, 4)

/** "Working Group, first meeting", "Conference, tenth session" */
export function formatMeeting({ body, meeting }: Pick<CitedItem, 'body' | 'meeting'>): string {
  return `${body}, ${meeting.charAt(0).toLowerCase()}${meeting.slice(1)}`
}

/**
 * "CTOC/COP/WG.4/2009/2, para. 12 (b)"; "resolution 10/3, para. 13 (i), in CTOC/COP/2020/10", since it is the resolution
 * that has the paragraph and not the report that prints it.
 */
export function formatPlace(item: Pick<CitedItem, 'report' | 'instrument'>): string {
  const citation = toShortCitation(item).replace(/(?<=para\.|recommendation|PP|\d|\)) (?=[(\d])/g, '\u00a0')
  return item.instrument === null ? citation : `${citation}, in ${item.report.symbol}`
}

/** What a reader must know about an item that recommends nothing; null for one that does. */
export function formatKind(item: CitedItem): string | null {
  if (item.kind === 'preambular') return 'Preambular paragraph'
  return item.kind === 'lead-in' ? 'Lead-in' : null
}

export const countOf = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

/** "A:I.12.h" → "I.12 (h)" */
export function idToReference(id: string): string {
  const [numeral = '', ...path] = id.slice(2).split('.')
  return toReference({ section: `${id.slice(0, 2)}${numeral}`, path })
}
