import { findOmissions } from '../answer/excerpt.ts'
import { verifyAnswer } from '../answer/verify.ts'
import { bodyNames, toLocator } from '../corpus/cite.ts'
import { labelRequest } from '../corpus/request-labels.ts'
import type { Report } from '../corpus/schema.ts'
import { type Answer, type CitedItem, type Claim, ellipsis } from '../protocol.ts'

/** What leaves the page as text or as a file: an answer, a reader's brief, or one point alone. */
export interface Export {
  /** Null for one point alone. */
  title: string | null
  /** What the answer leaves open, in one sentence; null where it leaves nothing. */
  caveat: string | null
  /** What is cited, in one sentence; null where nothing is said. */
  opening: string | null
  points: readonly ExportPoint[]
  /** Whose words and whose selection this is; null for one point alone. */
  notice: string | null
  /** Day the page was built with its texts, ISO 8601. */
  builtOn: string
  /** Day of the export, ISO 8601. */
  exportedOn: string
}

/** One point: words of one item, and every item that makes it. */
export interface ExportPoint {
  /** Who is asked, and how strongly. */
  request: string
  /** The first record's words are the ones the point shows. */
  records: readonly [ExportRecord, ...ExportRecord[]]
}

/** An item as it is cited, with the words that are quoted from it. */
export interface ExportRecord {
  /** "A:I.12.h" */
  id: string
  /** "I.12 (h)" */
  reference: string
  body: CitedItem['body']
  /** The body in full, as the author. */
  author: string
  /** A description for a meeting's recommendations, the official title for a resolution or decision; with the locator. */
  title: string
  publisher: 'United Nations'
  language: 'en'
  /** "First meeting", "Tenth session" */
  meeting: string
  dates: CitedItem['dates']
  instrument: string | null
  report: Report
  /** "para. 13 (h)" in the report or the instrument. */
  locator: string
  citation: string
  /** Where the page shows the item; null where no page is known. */
  link: string | null
  topics: readonly string[]
  leadIn: string | null
  /** Verbatim, in the order of the text. */
  quotes: readonly string[]
  /** The words of the item, of which the quotes are parts. */
  text: string
}

/** What the export knows besides the words. */
export interface ExportContext {
  linkTo: (id: string) => string | null
  builtOn: string
  exportedOn: string
}

/** Who chose and ordered the quotations. */
const selectors = { Adduce: 'Adduce', reader: 'a reader of Adduce' }

/** What stands over an answer or a brief. */
export interface Heading {
  /** The question as it was read, or what the brief is called. */
  title: string
  caveat: string | null
  by: keyof typeof selectors
}

/**
 * An answer, a brief or one point alone, ready to be written in any format. It is verified first, like on the page: what
 * does not stand word for word in its item is not exported.
 * @param heading null for a point that goes into a text of somebody else's, without a title and a notice.
 */
export function toExport(
  answer: Answer,
  itemById: (id: string) => CitedItem | undefined,
  { linkTo, builtOn, exportedOn }: ExportContext,
  heading: Heading | null,
): Export {
  const { opening, claims } = verifyAnswer(answer, itemById)
  const points = claims.flatMap((claim): ExportPoint[] => {
    const quoted = itemById(claim.quoted)
    if (!quoted) return []
    const others = claim.citations.filter((id) => id !== claim.quoted).flatMap((id) => itemById(id) ?? [])
    const record = (item: CitedItem) => toRecord(item, quotesOf(claim, item.id), linkTo(item.id))
    return [{ request: labelRequest(quoted), records: [record(quoted), ...others.map(record)] }]
  })
  return {
    title: heading && toLine(heading.title),
    caveat: heading?.caveat ? toLine(heading.caveat) : null,
    opening,
    points,
    notice:
      heading &&
      `The quotations are from United Nations documents. Their selection and order are by ${selectors[heading.by]}, an independent project neither made nor endorsed by the United Nations.`,
    builtOn,
    exportedOn,
  }
}

/** Every item cited, once, in the order of the points, with all its words that any of them quotes. */
export function listRecords({ points }: Pick<Export, 'points'>): ExportRecord[] {
  const byId = new Map<string, ExportRecord>()
  for (const record of points.flatMap(({ records }) => records)) {
    const quotes = [...new Set([...(byId.get(record.id)?.quotes ?? []), ...record.quotes])]
    byId.set(record.id, { ...record, quotes: quotes.filter((quote) => !isPart(quote, quotes)).sort(inOrderOf(record)) })
  }
  return [...byId.values()]
}

const isPart = (quote: string, of: readonly string[]): boolean =>
  of.some((other) => other !== quote && other.includes(quote))

const inOrderOf =
  ({ text }: ExportRecord) =>
  (a: string, b: string): number =>
    text.indexOf(a) - text.indexOf(b)

/** The quotes of a record joined by dots, with dots where more of the item stands before or after. */
export function joinQuotes({ quotes, text }: ExportRecord): string {
  const { before, after } = findOmissions(quotes, text)
  return `${before ? '… ' : ''}${quotes.join(ellipsis)}${after ? ' …' : ''}`
}

const quotesOf = ({ quotes }: Claim, id: string): string[] =>
  quotes.filter((quote) => quote.id === id).map(({ text }) => text)

function toRecord(item: CitedItem, quotes: readonly string[], link: string | null): ExportRecord {
  const locator = toLocator(item.report)
  return {
    id: item.id,
    reference: item.reference,
    body: item.body,
    author: bodyNames[item.body],
    title: `${titleOf(item)}, ${locator}`,
    publisher: 'United Nations',
    language: 'en',
    meeting: item.meeting,
    dates: item.dates,
    instrument: item.instrument,
    report: item.report,
    locator,
    citation: item.citation,
    link,
    topics: item.topics,
    leadIn: item.leadIn,
    quotes,
    text: item.text,
  }
}

/** "Recommendations of the Working Group on Trafficking in Persons, first meeting"; "Resolution 10/3: Effective implementation …" */
function titleOf({ body, meeting, instrument, title }: CitedItem): string {
  if (instrument === null) return `Recommendations of the ${bodyNames[body]}, ${meeting.toLowerCase()}`
  const name = instrument.charAt(0).toUpperCase() + instrument.slice(1)
  return title === null ? name : `${name}: ${title}`
}

/** A line that every format can hold: no control characters, no halves of surrogate pairs. */
const toLine = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
