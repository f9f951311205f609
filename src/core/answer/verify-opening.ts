import { type Dated, nameItem, toWords } from './opening.ts'

const sentence = /^(.+) \((\d{4})(?:–(\d{4}))?\) (is|are) cited here(?:; the earliest (.+), the most recent (.+))?\.$/
const recommendations = /^(\S+) recommendations? of (?:the (\w+ meeting)|(\S+) meetings) of the Working Group$/
const paragraphs = /^(\S+) paragraphs? of ((?:(?:decision|resolution).*))$/

/**
 * Read an opening back and count again. Every fact it states must be what the items give: how many recommendations,
 * meetings and paragraphs, which instruments, which years, which items are earliest and latest. Words it cannot read fail.
 */
export function isTrueOpening(opening: string, items: readonly Dated[]): boolean {
  const read = sentence.exec(opening)
  if (!read) return false
  const [, what = '', firstYear = '', lastYear = firstYear, verb, earliest, latest] = read
  const days = items.map(({ dates }) => dates.start).sort()
  const [first = '', last = ''] = [days[0], days.at(-1)]
  if (!first.startsWith(firstYear) || !last.startsWith(lastYear)) return false
  if ((verb === 'is') !== (items.length === 1)) return false
  if (!isTrueCount(what, items)) return false
  if (earliest === undefined || latest === undefined) return first === last
  return (
    first !== last &&
    isTrueEnd(
      earliest,
      items.filter(({ dates }) => dates.start === first),
    ) &&
    isTrueEnd(
      latest,
      items.filter(({ dates }) => dates.start === last),
    )
  )
}

/** "Nine recommendations of six meetings of the Working Group and three paragraphs of resolutions 5/2 and 10/3" */
function isTrueCount(what: string, items: readonly Dated[]): boolean {
  const adopted = items.filter(({ instrument }) => instrument !== null)
  const meetings = new Set(items.filter(({ instrument }) => instrument === null).map(({ meeting }) => meeting))
  const isMixed = what.includes(' Working Group and ')
  const [ofMeetings, ofInstruments] = isMixed
    ? what.split(/(?<= Working Group) and /)
    : what.endsWith('Working Group')
      ? [what, undefined]
      : [undefined, what]
  if ((ofMeetings === undefined) !== (adopted.length === items.length)) return false
  if ((ofInstruments === undefined) !== (adopted.length === 0)) return false
  const [, recommended = '', meeting, several = ''] =
    ofMeetings === undefined ? [] : (recommendations.exec(ofMeetings) ?? [])
  const isTrueOfMeetings =
    ofMeetings === undefined ||
    (isNumber(recommended, items.length - adopted.length) &&
      (meeting === undefined
        ? isNumber(several, meetings.size) && meetings.size > 1
        : meetings.size === 1 && [...meetings][0]?.toLowerCase() === meeting))
  const [, adoptedCount = '', names = ''] = ofInstruments === undefined ? [] : (paragraphs.exec(ofInstruments) ?? [])
  const isTrueOfInstruments =
    ofInstruments === undefined ||
    (isNumber(adoptedCount, adopted.length) &&
      hasSame(
        readInstruments(names),
        adopted.map((item) => item.instrument ?? ''),
      ))
  return isTrueOfMeetings && isTrueOfInstruments
}

/** "decision 4/4 and resolutions 5/2 and 10/3" → each with its noun. */
function readInstruments(names: string): string[] {
  const parts = names.match(/(?:decision|resolution)s? [\d/, and]+/g) ?? []
  if (parts.join('') !== names) return []
  return parts.flatMap((part) => {
    const noun = part.startsWith('decision') ? 'decision' : 'resolution'
    return (part.match(/\d+\/\d+/g) ?? []).map((number) => `${noun} ${number}`)
  })
}

/** "is I.11 (b)", "two are of 2009" */
function isTrueEnd(named: string, items: readonly Dated[]): boolean {
  const [, count = '', year = ''] = /^(\S+) are of (\d{4})$/.exec(named) ?? []
  if (count !== '')
    return items.length > 1 && isNumber(count, items.length) && items.every(({ dates }) => dates.start.startsWith(year))
  const [item] = items
  return items.length === 1 && item !== undefined && named === `is ${nameItem(item)}`
}

const isNumber = (word: string, n: number): boolean => word.toLowerCase() === toWords(n)

function hasSame(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [new Set(a), new Set(b)]
  return left.size === right.size && [...left].every((one) => right.has(one))
}
