import { toReference } from '../core/corpus/cite.ts'
import type { CitedItem } from '../core/protocol.ts'

/** Short forms in which the page names an item; the long official form is `item.citation`. */

export const yearOf = (item: CitedItem): string => item.dates.start.slice(0, 4)

/** "Working Group, first meeting", "Conference, tenth session, resolution 10/3" */
export function formatMeeting({ body, meeting, instrument }: Pick<CitedItem, 'body' | 'meeting' | 'instrument'>) {
  const parts = [body, meeting.charAt(0).toLowerCase() + meeting.slice(1), instrument]
  return parts.filter((part) => part !== null).join(', ')
}

/** "CTOC/COP/WG.4/2009/2, para. 12 (b)" */
export function formatReport({ symbol, paragraph, unit }: CitedItem['report']): string {
  const locator = paragraph.replaceAll(' ', '\u00a0')
  if (unit === 'recommendation') return `${symbol}, recommendation\u00a0${locator}`
  if (paragraph.startsWith('PP ')) return `${symbol}, preambular para.\u00a0${paragraph.slice(3)}`
  return `${symbol}, para.\u00a0${locator}`
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
