import { toShortCitation } from '../corpus/cite.ts'
import type { CitedItem } from '../protocol.ts'

export type Dated = Pick<CitedItem, 'reference' | 'meeting' | 'instrument' | 'dates' | 'report'>

/**
 * The one sentence of an answer that is not quoted, made of counts, names and dates of what is cited: "Nine
 * recommendations of six meetings of the Working Group and three paragraphs of resolutions 5/2 and 10/3 (2009–2022) are
 * cited here; the earliest is I.11 (b), the most recent XII.1." Null where nothing is cited.
 */
export function writeOpening(items: readonly Dated[]): string | null {
  if (items.length === 0) return null
  const recommended = items.filter(({ instrument }) => instrument === null)
  const adopted = items.filter(({ instrument }) => instrument !== null)
  const parts = [
    ...(recommended.length > 0
      ? [`${countOf(recommended.length, 'recommendation')} of ${nameMeetings(recommended)}`]
      : []),
    ...(adopted.length > 0 ? [`${countOf(adopted.length, 'paragraph')} of ${nameInstruments(adopted)}`] : []),
  ]
  const days = [...new Set(items.map(({ dates }) => dates.start))].sort()
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const years = yearOf(first) === yearOf(last) ? yearOf(first) : `${yearOf(first)}–${yearOf(last)}`
  const on = (day: string) => items.filter(({ dates }) => dates.start === day)
  const ends = first === last ? '' : `; the earliest ${nameEnd(on(first))}, the most recent ${nameEnd(on(last))}`
  const sentence = `${parts.join(' and ')} (${years}) ${items.length === 1 ? 'is' : 'are'} cited here${ends}.`
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** "the seventh meeting of the Working Group", "six meetings of the Working Group" */
function nameMeetings(items: readonly Dated[]): string {
  const meetings = [...new Set(items.map(({ meeting }) => meeting))]
  const which = meetings.length === 1 ? `the ${meetings[0]?.toLowerCase()}` : countOf(meetings.length, 'meeting')
  return `${which} of the Working Group`
}

/** "decision 4/4 and resolutions 5/2 and 10/3" */
function nameInstruments(items: readonly Dated[]): string {
  const instruments = [...new Set(items.toSorted(byDate).map(({ instrument }) => instrument ?? ''))]
  return joinWords(
    ['decision', 'resolution'].flatMap((noun) => {
      const numbers = instruments.filter((name) => name.startsWith(noun)).map((name) => name.slice(noun.length + 1))
      return numbers.length === 0 ? [] : [`${noun}${numbers.length === 1 ? '' : 's'} ${joinWords(numbers)}`]
    }),
  )
}

/** "is I.11 (b)", "two are of 2009" */
function nameEnd(items: readonly Dated[]): string {
  const [item] = items
  if (!item || items.length > 1) return `${toWords(items.length)} are of ${yearOf(item?.dates.start ?? '')}`
  return `is ${nameItem(item)}`
}

/** "I.11 (b)", "resolution 10/3, para. 13 (g)" */
export const nameItem = (item: Dated): string => (item.instrument === null ? item.reference : toShortCitation(item))

// biome-ignore format: one list
const counts = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Numbers up to twelve in words. */
export const toWords = (n: number): string => counts[n] ?? String(n)

const countOf = (n: number, noun: string): string => `${toWords(n)} ${noun}${n === 1 ? '' : 's'}`

const joinWords = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

const yearOf = (day: string): string => day.slice(0, 4)

const byDate = (a: Dated, b: Dated): number => a.dates.start.localeCompare(b.dates.start)
