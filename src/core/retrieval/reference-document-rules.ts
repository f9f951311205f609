import type { Section } from '../corpus/schema.ts'
import { fromRoman } from '../corpus/sections.ts'
import type { CitedDocument } from './reference-documents.ts'
import { ordinalPattern, readOrdinal } from './reference-tokens.ts'

type Groups = Readonly<Record<string, string | undefined>>

interface Place {
  sections: readonly Section[]
  /** The match itself, and some of the text around it. */
  found: string
  before: string
  after: string
  /** The last "part A" or "part B" up to here. */
  part: string | undefined
  lenient: boolean
}

export interface DocumentRule {
  pattern: RegExp
  /** What sets the document apart; {} when it is not ours, null for words to pass over, undefined for no document. */
  read(groups: Groups, place: Place): Partial<CitedDocument> | null | undefined
}

const rule = (pattern: string, read: DocumentRule['read'], flags = 'giu'): DocumentRule => ({
  pattern: new RegExp(pattern, flags),
  read,
})

const consolidated2015 = 'CTOC/COP/WG.4/2015/5'
const notOurs: Partial<CitedDocument> = {}

const months = 'january february march april may june july august september october november december'.split(' ')
const month = months.join('|')
const start = String.raw`(?<![\p{L}\p{N}/.])`
const end = String.raw`(?![\p{L}\p{N}])`
const group = 'working group|WG'
const ofBody = `(?: (?:of|by) (?:the )?(?<body>${group}|conference|COP)(?: on trafficking in persons)?)?`
const number = String.raw`(?:no\.? ?|number |#)?`

/** Another body's name right before or after the name of a meeting or resolution. */
const foreignBody =
  /(?:\b(?:assembly|council|commission|committee|justice|UNGA|GA|UNSC|SC|HRC|ECOSOC|CCPCJ|CND|CEDAW|GRETA|EU|ILO)(?:'s)?|\bworking group on (?!trafficking)[\p{L} ]{5,40}),? ?(?:in |at )?(?:its |the )?$/iu
const ofForeignBody =
  /^,? (?:of|by) (?:the )?(?:\p{L}+ ){0,3}?(?:assembly|council|commission|committee|GRETA|CEDAW|ILO|EU|working group on (?!trafficking))|^ on (?:the )?(?:smuggling|firearms|international cooperation)/iu

/** Instruments that have sections, articles and paragraphs of their own. */
export const foreignInstrument =
  /\b(?:protocol|convention|covenant|charter|constitution|directive|regulation|act|law|code|statute|treaty|declaration|agreement|plan|guidelines|principles|rules)\b/i

/** Rules in order of precedence: a later one never cuts into what an earlier one has found. */
export const documentRules: readonly DocumentRule[] = [
  // The full name of the Conference holds that of a convention, which would make what stands beside it foreign.
  rule(
    'conference of the parties(?: to the united nations convention against transnational organized crime)?',
    () => null,
  ),

  rule(
    String.raw`${start}(?:(?:https?://)?(?:www\.)?undocs\.org/(?:[a-z]{2}/)?)?(?<own>(?:CTOC[/ ]?)?(?:COP[/ ])?(?<wg>WG\.? ?4[/ ])?)(?<year>20\d\d)/(?<n>\d{1,3})(?<more>/\p{L}+[.\d]*)?(?![\p{L}\p{N}/])`,
    ({ own, wg, year, n, more }, { sections, before }) => {
      if (more || (own === '' && /(?:resolution|decision|res\.?)s? ?$/i.test(before))) return notOurs
      const symbols = [
        ...(wg || own === '' ? [`CTOC/COP/WG.4/${year}/${n}`] : []),
        ...(wg ? [] : [`CTOC/COP/${year}/${n}`]),
      ]
      if (symbols[0] === consolidated2015) return { printing: consolidated2015 }
      return { sections: sections.filter((s) => symbols.includes(s.symbol)), counts: 'report' }
    },
  ),

  rule(
    String.raw`(?:CTOC/COP/)?(?<![\p{L}\p{N}]|(?<!COP)/)(?:resolutions?|res|decisions?|dec)[./]? ?${number}(?<numbers>\d{1,4}/\d{1,4}(?: ?(?:,|&|and|or) ?\d{1,2}/\d{1,2}(?!\d)){0,6}|\d{3,4}(?: \(\d{4}\))?)`,
    ({ numbers = '' }, place) => {
      if (isForeign(place)) return notOurs
      const wanted: readonly string[] = numbers.match(/\d+\/\d+/g) ?? []
      return { sections: place.sections.filter((s) => wanted.includes(toInstrumentNumber(s))), each: true }
    },
  ),
  // "10/3, OP 13 (i)": a number alone is as well a date or a fraction, so that one of ours and its locator must be there.
  rule(String.raw`${start}(?<number>\d{1,2}/\d)(?=,? ?(?:OP|PP|para|operative|preambular|\())`, ({ number }, place) => {
    if (isForeign(place)) return notOurs
    const sections = place.sections.filter((s) => toInstrumentNumber(s) === number)
    return sections.length > 0 ? { sections } : undefined
  }),
  rule(
    `${start}[A-Z][A-Z0-9.]{0,9}(?:/[A-Z0-9.]{1,12}){1,7}`,
    (_, { found }) => (/\d/.test(found) ? notOurs : undefined),
    'gu',
  ),

  rule('(?:2015 )?consolidated (?:set of )?(?:recommendations|record|list)(?: (?:of|from) 2015| 2015)?', () => ({
    printing: consolidated2015,
  })),
  rule(
    String.raw`${start}(?:articles?|arts?\.?|rules?|annex(?:es)?|appendix|chapters?|chap\.|goals?|targets?|SDGs?|principles?|guidelines?|tables?|figures?|versions?|volume|vol\.|type|level|class|category|phase|schedule) ?${number}(?:\d+|[IVX]+${end})(?:\.\d+)*(?: ?\([a-z]\)){0,2}`,
    () => notOurs,
  ),

  rule(
    String.raw`${start}(?:part [AB][ ,.:;-]{0,3})?(?:section|sect\.?|sec\.) ?(?<numeral>[IVX]{1,5}|\d{1,2})${end}(?:\.(?=[\d(]| ?PP))?`,
    ({ numeral = '' }, place) =>
      /^ of /.test(place.after) && foreignInstrument.test(place.after)
        ? notOurs
        : { sections: numbered(place, toNumber(numeral), place.part) },
  ),
  // The numeral of the compendium, behind "A:", "A." or "Part A"; its locator must follow.
  rule(
    String.raw`${start}(?<!\b[C-Zc-z]:)(?:part [AB][ ,.:;-]{1,3}|(?<part>[ABab]) ?[:.] ?|(?<alone>[AB]) |(?<fused>[AB]))?(?<numeral>[IVX]{1,5}|[ivx]{1,5}|\d{1,2})(?:(?<dot>\.)(?=\(?[a-z]{1,4}(?![\p{L}])|\d|PP)|(?: ?\. |, ?| )(?=\(|\d|PP|[a-z](?!\p{L})|para|rec|§|¶|OP)|(?=[(\d]))`,
    readNumeral,
    'gu',
  ),
  rule(
    String.raw`(?:(?<=\b(?:of|in) )|(?<=\d ?\([a-z]\) ))(?<numeral>[IVX]{1,5})(?![\p{L}\p{N}.])`,
    ({ numeral = '' }, place) =>
      place.lenient ? { sections: numbered(place, toNumber(numeral), place.part) } : undefined,
    'gu',
  ),

  rule(String.raw`${start}COP[ -]?(?<number>\d{1,2})(?![\d/])`, ({ number }, place) => ({
    sections: numbered(place, Number(number), 'B'),
    counts: 'either',
  })),
  rule(
    `${start}(?<ordinal>${ordinalPattern}) (?:(?<before>${group}|conference|COP) )?(?<noun>meeting|session)${end}${ofBody}`,
    ({ ordinal = '', ...names }, place) => readMeeting(readOrdinal(ordinal), names, place),
  ),
  rule(
    String.raw`${start}(?<noun>meeting|session) ${number}(?<numeral>\d{1,2}|[IVX]{2,5}|[VX])(?![\p{L}\p{N}/])${ofBody}`,
    ({ numeral = '', ...names }, place) => readMeeting(toNumber(numeral), names, place),
  ),
  rule(
    String.raw`${start}(?:(?:${month}) )?(?<year>20\d\d)(?:'s)? (?:(?<before>${group}|conference|COP) )?(?<noun>meeting|session|resolution|decision|report|recommendations|${group}|conference|COP)${end}${ofBody}`,
    readYear,
  ),
  rule(
    `${start}(?<noun>meeting|session|resolution|decision|report|${group})${ofBody},?(?: held)?(?: in Vienna)?(?: in| of| from|,)? (?:(?:${month}) )?(?<year>20\\d\\d)${end}`,
    readYear,
  ),
  rule(`${start}(?<year>20\\d\\d)(?= (?:recommendation|rec|para))`, readYear),
  rule(
    `${start}(?:(?<firstDay>\\d{1,2})(?: (?<firstMonth>${month}))? ?(?:-|to|and) ?)?(?<day>\\d{1,2}) (?<month>${month}) (?<year>20\\d\\d)${end}`,
    readDates,
  ),
  rule(
    String.raw`(?<=\b(?:of|from|in) |\(|, )(?<year>20\d\d)(?=[).,;:?]|$)`,
    ({ year = '' }, { sections, lenient }) => ({
      sections: sections.filter((s) => s.dates.start.startsWith(year)),
      counts: 'either',
      names: lenient,
    }),
  ),

  rule(`${start}part (?<part>[AB])${end}`, ({ part }, { sections }) => ({
    sections: sections.filter((s) => s.part === part?.toUpperCase()),
    counts: 'either',
    names: false,
  })),
  rule(`${start}reports?${end}`, (_, { sections }) => ({ sections, counts: 'report', names: false })),
  rule(`${start}compendium${end}`, (_, { sections }) => ({ sections, counts: 'compendium', names: false })),
]

const toInstrumentNumber = ({ instrument }: Section): string => instrument?.split(' ')[1] ?? ''

const toNumber = (numeral: string): number => fromRoman(numeral) || Number.parseInt(numeral, 10) || 0

const numbered = ({ sections }: Place, number: number, part: string | undefined): Section[] =>
  sections.filter((s) => s.number === number && (part === undefined || s.part === part))

/** "meeting" is the Working Group's and "session" the Conference's, unless the body is named. */
function toPart({ body, before, noun = 'meeting' }: Groups): 'A' | 'B' {
  const named = body ?? before
  if (named !== undefined) return /^w/i.test(named) ? 'A' : 'B'
  return /^(?:meeting|report|recommendations|w)/i.test(noun) ? 'A' : 'B'
}

function readNumeral(groups: Groups, place: Place): Partial<CitedDocument> | undefined {
  const { alone, fused, dot, numeral = '' } = groups
  const behindPart = /^part/i.test(place.found)
  const part = (groups.part ?? alone ?? fused)?.toUpperCase() ?? place.part
  const tight = dot !== undefined
  const isSafe = behindPart || (groups.part ?? alone) !== undefined
  if (fused !== undefined && !(tight && place.lenient)) return undefined
  if (/^\d/.test(numeral)) {
    if (!tight || !isArabicSection(place)) return undefined
  } else if (!isSafe && fused === undefined && !isLoneNumeral(numeral, tight, place)) return undefined
  return { sections: numbered(place, toNumber(numeral), part), tight }
}

/** "7.2 (b)" is a section only where nothing else is said; "A:7.2 (b)" is one anywhere, "1.2.3" nowhere. */
function isArabicSection({ found, after, lenient }: Place): boolean {
  if (/^(?:[AB]:|part)/i.test(found)) return true
  return lenient && (/^[AB]/i.test(found) || /^\d{1,2}[. ]{0,2}\(?[a-z](?!\p{L})/u.test(after))
}

/** A numeral without its part: "I" is also a word, "v.2" a version, and "i.e." an abbreviation. */
function isLoneNumeral(numeral: string, tight: boolean, { after, lenient }: Place): boolean {
  const beforeLetter = tight && /^[a-z]/.test(after)
  if (/^I$/i.test(numeral) && tight && /^e(?!\p{L})/u.test(after)) return lenient && after === 'e'
  const isWordLike = numeral.length === 1
  if (numeral === numeral.toLowerCase()) return lenient ? tight || !isWordLike : tight && !isWordLike && !beforeLetter
  return tight || lenient || !isWordLike
}

const isForeign = ({ before, after }: Place): boolean => foreignBody.test(before) || ofForeignBody.test(after)

const readMeeting = (number: number, names: Groups, place: Place): Partial<CitedDocument> =>
  isForeign(place) ? notOurs : { sections: numbered(place, number, toPart(names)), counts: 'either' }

function readYear({ year = '', ...names }: Groups, place: Place): Partial<CitedDocument> {
  if (isForeign(place)) return notOurs
  const part = toPart(names)
  const held = place.sections.filter((s) => s.part === part && s.dates.start.startsWith(year))
  return { sections: held, counts: names.noun === 'report' ? 'report' : 'either' }
}

/** Dates of a meeting or session, or a day of it; other dates say nothing of the document. */
function readDates({ firstDay, firstMonth, day, month: last = '', year }: Groups, { sections }: Place) {
  const toDate = (d: string | undefined, m: string) =>
    `${year}-${String(months.indexOf(m.toLowerCase()) + 1).padStart(2, '0')}-${d?.padStart(2, '0')}`
  const to = toDate(day, last)
  const from = firstDay === undefined ? to : toDate(firstDay, firstMonth ?? last)
  const held = sections.filter(({ dates }) => dates.start <= from && to <= dates.end)
  return held.length > 0 ? { sections: held, counts: 'either' as const } : null
}
