import type { Item } from '../corpus/schema.ts'
import { tokenize } from '../index/tokenize.ts'
import type { Answer, Claim, Quote } from '../protocol.ts'
import { splitClauses } from './clauses.ts'

/** An item found for the question, best first. */
export interface Candidate {
  item: Item
  score: number
}

export interface ComposeLimits {
  /** Points of an answer, at most; and how many it gets however far the next item stands below the best. */
  claims: number
  fewestClaims: number
  /** Citations of one point. */
  citations: number
  /** Leading hits that are read. */
  candidates: number
  /** How far below the best score an item may stand, as a share of the spread of the candidates' scores. */
  margin: number
}

export const composeLimits: ComposeLimits = { claims: 6, fewestClaims: 2, citations: 8, candidates: 12, margin: 0.5 }

/**
 * The first version of an answer: the clause of each leading item that fits the question best, restatements merged into
 * one point with all their citations, oldest first. Every word is quoted.
 */
export function composeAnswer(
  question: string,
  candidates: readonly Candidate[],
  isSame: (a: Item, b: Item) => boolean,
  limits: ComposeLimits = composeLimits,
): Answer {
  const groups: Candidate[][] = []
  const floor = toFloor(candidates, limits)
  for (const candidate of candidates.slice(0, limits.candidates)) {
    const group = groups.find((g) =>
      g.some(({ item }) => isSame(item, candidate.item) || isNearIdentical(item, candidate.item)),
    )
    if (candidate.score < floor && groups.length >= limits.fewestClaims) break
    if (group) group.push(candidate)
    else if (groups.length < limits.claims) groups.push([candidate])
  }
  const terms = new Set(tokenize(question))
  const claims = groups.map((group) => toClaim(group.slice(0, limits.citations), terms))
  return { claims, withheld: 0 }
}

function toFloor(candidates: readonly Candidate[], { margin }: ComposeLimits): number {
  const best = candidates[0]?.score ?? 0
  return best - margin * (best - (candidates.at(-1)?.score ?? 0))
}

function toClaim(group: readonly Candidate[], terms: ReadonlySet<string>): Claim {
  const quotes = group.map(({ item }) => ({ item, text: quoteFrom(item, terms) }))
  const leading = quotes[0]
  const dated = quotes.toSorted(
    (a, b) => a.item.dates.start.localeCompare(b.item.dates.start) || a.item.ordinal - b.item.ordinal,
  )
  return {
    text: leading?.text ?? '',
    citations: dated.map(({ item }) => item.id),
    quotes: dated.map(({ item, text }): Quote => ({ id: item.id, text })),
  }
}

/** The clause of an item that holds most of the question's words; its first clause when none holds any. */
function quoteFrom({ text }: Item, terms: ReadonlySet<string>): string {
  let best = { text: '', hits: -1 }
  for (const { start, end } of splitClauses(text)) {
    const clause = text.slice(start, end)
    const hits = new Set(tokenize(clause).filter((term) => terms.has(term))).size
    if (hits > best.hits) best = { text: clause, hits }
  }
  return best.text
}

/** Two paragraphs that share most of their words say the same. */
function isNearIdentical(a: Item, b: Item): boolean {
  const left = new Set(tokenize(a.text))
  const right = new Set(tokenize(b.text))
  const shared = [...left].filter((term) => right.has(term)).length
  return shared / (left.size + right.size - shared) >= 0.6
}
