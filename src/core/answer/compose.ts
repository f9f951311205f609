import { labelAddressees } from '../corpus/request-labels.ts'
import type { Strength } from '../corpus/schema.ts'
import { tokenize } from '../index/tokenize.ts'
import {
  type Answer,
  type AnswerKind,
  type CitedItem,
  type Claim,
  ellipsis,
  type Hit,
  type Quote,
  type Range,
} from '../protocol.ts'
import { excerpt } from './excerpt.ts'
import { writeOpening } from './opening.ts'
import { findNewWords } from './wording.ts'

/** An item found for the question, best first. */
export type Candidate = Pick<Hit, 'item' | 'score'>

export interface ComposeLimits {
  /** Points of an answer, at most; and how many it gets however far the next item stands below the best. */
  points: number
  fewestPoints: number
  /** Leading hits that are read. */
  candidates: number
  /** Lowest score of an item that makes a point of its own, and of one that restates another's, as shares of the best. */
  point: number
  restatement: number
  /** Points whose scores differ by less than this share of the best are equally relevant. */
  band: number
}

/** Chosen with `npm run eval:answers` where both shares lie on a plateau. */
export const composeLimits: ComposeLimits = {
  points: 8,
  fewestPoints: 2,
  candidates: 20,
  point: 0.62,
  restatement: 0.68,
  band: 0.1,
}

interface Point {
  /** Best first. */
  candidates: Candidate[]
  /** Who is asked, in the words of the page; the same for all points but in an answer by addressees. */
  group: string
}

/** How much of the question a passage holds. */
type Weigh = (passage: string) => number

/**
 * An answer in words of the items found: those near enough to the best, restatements merged into one point with all
 * their citations, the part of each that fits the question. Nothing is written but the opening, which counts and dates.
 */
export function composeAnswer(
  question: string,
  kind: AnswerKind,
  candidates: readonly Candidate[],
  isSame: (a: CitedItem, b: CitedItem) => boolean,
  limits: ComposeLimits = composeLimits,
): Answer {
  const read = candidates.slice(0, limits.candidates)
  const termsOf = createTermsOf()
  const weigh = weighWords(question, read, termsOf)
  const isRestated = (a: CitedItem, b: CitedItem) =>
    isSame(a, b) || isSame(b, a) || isNearIdentical(termsOf(a.text), termsOf(b.text))
  const points = gatherPoints(read, kind, isRestated, limits)
  const claims =
    kind === 'dates'
      ? toSequence(points, weigh)
      : orderPoints(points, kind, weigh, limits).map((p) => toClaim(p, weigh))
  const cited = new Set(claims.flatMap(({ citations }) => citations))
  const opening = writeOpening(read.map(({ item }) => item).filter(({ id }) => cited.has(id)))
  return { kind, opening, claims, withheld: 0 }
}

/** Items near enough to the best, best first; each joins the point that it restates, or makes one. */
function gatherPoints(
  candidates: readonly Candidate[],
  kind: AnswerKind,
  isRestated: (a: CitedItem, b: CitedItem) => boolean,
  limits: ComposeLimits,
): Point[] {
  const best = candidates[0]?.score ?? 0
  const points: Point[] = []
  for (const candidate of candidates) {
    const { item, score } = candidate
    const group = kind === 'addressees' ? labelAddressees(item.addressees) : ''
    const restated = points.find(
      (point) => point.group === group && point.candidates.some((other) => isRestated(item, other.item)),
    )
    if (restated) {
      if (score >= limits.restatement * best) restated.candidates.push(candidate)
    } else if (points.length < limits.points && (score >= limits.point * best || points.length < limits.fewestPoints))
      points.push({ candidates: [candidate], group })
  }
  return points
}

/** Most relevant first; of equally relevant points the one that asks most strongly, then the latest. */
function orderPoints(points: readonly Point[], kind: AnswerKind, weigh: Weigh, { band }: ComposeLimits): Point[] {
  const best = scoreOf(points[0])
  const bandOf = (point: Point) => Math.floor((1 - scoreOf(point) / (best || 1)) / band)
  const ordered = points.toSorted((a, b) => bandOf(a) - bandOf(b) || byStrength(a, b) || byLatest(a, b))
  if (kind === 'addressees') {
    const groups = [...new Set(points.map(({ group }) => group))]
    return groups.flatMap((group) => ordered.filter((point) => point.group === group))
  }
  if (kind !== 'decision') return ordered
  const leading = ordered.filter(
    (point) => bandOf(point) === bandOf(points[0] ?? point) && rankOf(point) < nothingAsked,
  )
  const decisive = leading.reduce<Point | undefined>(
    (most, point) => (most && heldBy(most, weigh) >= heldBy(point, weigh) ? most : point),
    undefined,
  )
  return decisive ? [decisive, ...ordered.filter((point) => point !== decisive)] : ordered
}

const scoreOf = (point: Point | undefined): number => point?.candidates[0]?.score ?? 0

/** From "shall" to "may"; what only notes or decides asks nothing of anybody. */
const strengths: readonly (Strength | null)[] = [
  'shall', 'urges', 'requests', 'calls upon', 'should', 'recommends', 'decides', 'invites', 'encourages',
  'should consider', 'may', 'notes', null,
] // biome-ignore format: one list
const nothingAsked = strengths.indexOf('notes')

const isAsking = ({ strength }: CitedItem): boolean => strengths.indexOf(strength) < nothingAsked

const rankOf = ({ candidates }: Point): number => strengths.indexOf(candidates[0]?.item.strength ?? null)
const byStrength = (a: Point, b: Point): number => rankOf(a) - rankOf(b)

const startOf = ({ candidates }: Point): string => candidates[0]?.item.dates.start ?? ''
const byLatest = (a: Point, b: Point): number => startOf(b).localeCompare(startOf(a))

function heldBy({ candidates }: Point, weigh: Weigh): number {
  const item = candidates[0]?.item
  return item ? weigh(item.text) : 0
}

/** The words of the best item of a point that asks something, with all that say the same. */
function toClaim({ candidates }: Point, weigh: Weigh): Claim {
  // A preamble may fit best, but where the same point is also asked, what is asked is quoted.
  const leading = candidates.find(({ item }) => isAsking(item)) ?? candidates[0]
  if (!leading) throw new RangeError('a point without an item')
  const { item } = leading
  const cited = candidates.map((candidate) => candidate.item).toSorted(byDate)
  const quotes = cited.flatMap((one) => quoteFrom(one, weigh))
  return {
    text: textOf(quotes, item.id),
    quoted: item.id,
    citations: cited.map(({ id }) => id),
    quotes,
    strength: item.strength,
    addressees: item.addressees,
    change: null,
  }
}

/** Every item for itself, oldest first, with what is new against the earlier wording of the point that is most like it. */
function toSequence(points: readonly Point[], weigh: Weigh): Claim[] {
  const isCourse = ({ candidates }: Point) => candidates.length > 1
  // Where the best point was made more than once, its course is what is asked for, and not what was said but once.
  const followed = points[0] && isCourse(points[0]) ? points.filter(isCourse) : points
  const dated = followed
    .flatMap((point) => point.candidates.map((candidate) => ({ point, candidate })))
    .toSorted((a, b) => byDate(a.candidate.item, b.candidate.item))
  const earlier = new Map<Point, Claim[]>()
  return dated.map(({ point, candidate }) => {
    const claim = toClaim({ candidates: [candidate], group: '' }, weigh)
    const before = earlier.get(point) ?? []
    earlier.set(point, [...before, claim])
    return { ...claim, change: findChange(claim, before) }
  })
}

/** Null where nothing like it stands before: a wording that is mostly new is not a change of another. */
function findChange({ text }: Claim, earlier: readonly Claim[]): Claim['change'] {
  const [nearest] = earlier
    .map((before) => ({ since: before.quoted, added: findNewWords(before.text, text) }))
    .toSorted((a, b) => lengthOf(a.added) - lengthOf(b.added))
  return nearest && lengthOf(nearest.added) <= text.length / 2 ? nearest : null
}

const lengthOf = (ranges: readonly Range[]): number => ranges.reduce((sum, [start, end]) => sum + end - start, 0)

const quoteFrom = ({ id, text }: CitedItem, weigh: Weigh): Quote[] =>
  excerpt(text, weigh).map((span) => ({ id, text: text.slice(...span) }))

export const textOf = (quotes: readonly Quote[], id: string): string =>
  quotes
    .filter((quote) => quote.id === id)
    .map(({ text }) => text)
    .join(ellipsis)

/** In order of dates, those of one meeting in the order of its report. */
const byDate = (a: CitedItem, b: CitedItem): number =>
  a.dates.start.localeCompare(b.dates.start) || a.id.localeCompare(b.id, 'en', { numeric: true })

/** Words of the question weigh by how rare they are among the candidates: what all of them have chooses nothing. */
function weighWords(question: string, read: readonly Candidate[], termsOf: TermsOf): Weigh {
  const weights = new Map(
    tokenize(question).map((term) => {
      const having = read.filter(
        ({ item }) => termsOf(item.text).has(term) || termsOf(item.leadIn ?? '').has(term),
      ).length
      return [term, Math.log((1 + read.length) / (1 + having))]
    }),
  )
  return (passage) => [...termsOf(passage)].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0)
}

/** Two paragraphs that share most of their words say the same. */
function isNearIdentical(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const smaller = Math.min(left.size, right.size)
  if (smaller / Math.max(left.size, right.size) < nearIdentical) return false
  const shared = [...left].filter((term) => right.has(term)).length
  return shared / (left.size + right.size - shared) >= nearIdentical
}

/** Share of the words of two paragraphs together that both have. */
const nearIdentical = 0.6

/** Terms of a text; stemming is most of the work of composing, so each text is read once. */
type TermsOf = (text: string) => ReadonlySet<string>

function createTermsOf(): TermsOf {
  const known = new Map<string, ReadonlySet<string>>()
  return (text) => {
    const terms = known.get(text) ?? new Set(tokenize(text))
    known.set(text, terms)
    return terms
  }
}
