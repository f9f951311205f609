import type { Answer, CitedItem, Claim, Range } from '../protocol.ts'
import { ellipsis } from '../protocol.ts'
import { isFaithful } from './excerpt.ts'
import { isTrueOpening } from './verify-opening.ts'
import { splitWords } from './wording.ts'

type ItemById = (id: string) => CitedItem | undefined

/**
 * Keep the claims that hold, and count the others: every quote stands verbatim in the item it cites and leaves nothing
 * out that changes it; citations exist and run from the oldest to the latest; strength and addressees are the quoted
 * item's; words marked as new are not in the wording before. Keep the opening if every fact in it is true of what is
 * cited then. Fails closed: what cannot be checked does not hold.
 */
export function verifyAnswer(answer: Answer, itemById: ItemById): Answer {
  const claims: Claim[] = []
  for (const claim of answer.claims) {
    const isInPlace = answer.kind !== 'dates' || isInSequence(claim, claims.at(-1), itemById)
    if (isInPlace && isSupported(claim, claims, itemById)) claims.push(claim)
  }
  const cited = [...new Set(claims.flatMap(({ citations }) => citations))].flatMap((id) => itemById(id) ?? [])
  const isTrue = answer.opening !== null && isTrueOpening(answer.opening, cited)
  return {
    kind: answer.kind,
    opening: isTrue ? answer.opening : null,
    claims,
    withheld: answer.withheld + answer.claims.length - claims.length,
  }
}

function isSupported(claim: Claim, earlier: readonly Claim[], itemById: ItemById): boolean {
  const { text, quoted, citations, quotes, strength, addressees } = claim
  const items = citations.flatMap((id) => itemById(id) ?? [])
  if (items.length === 0 || items.length !== citations.length || new Set(citations).size !== citations.length)
    return false
  if (items.some(({ dates }, i) => dates.start < (items[i - 1]?.dates.start ?? ''))) return false
  const ids = quotes.map(({ id }) => id).filter((id, i, all) => id !== all[i - 1])
  if (ids.length !== citations.length || ids.some((id, i) => id !== citations[i])) return false
  if (!items.every((item) => standsIn(item, textsOf(claim, item.id)))) return false
  const item = items.find(({ id }) => id === quoted)
  if (!item || text !== textsOf(claim, item.id).join(ellipsis)) return false
  if (strength !== item.strength || addressees.join() !== item.addressees.join()) return false
  return isTrueChange(claim, earlier)
}

const textsOf = ({ quotes }: Claim, id: string): string[] =>
  quotes.filter((quote) => quote.id === id).map(({ text }) => text)

/** Whether the texts stand in the item, in their order and apart, and hide nothing that changes their meaning. */
function standsIn({ text }: CitedItem, texts: readonly string[]): boolean {
  const spans: Range[] = []
  for (const quote of texts) {
    const start = text.indexOf(quote, spans.at(-1)?.[1] ?? 0)
    if (start === -1 || quote.trim() === '') return false
    spans.push([start, start + quote.length])
  }
  return isFaithful(text, spans)
}

/** Without the words marked as new, a wording must be found, word for word and in order, in the one before. */
function isTrueChange({ text, change }: Claim, earlier: readonly Claim[]): boolean {
  if (change === null) return true
  const before = earlier.findLast(({ quoted }) => quoted === change.since)
  if (!before || change.added.some(([start, end]) => start < 0 || start >= end || end > text.length)) return false
  const kept = splitWords(text).filter(({ start }) => !change.added.some(([from, to]) => from <= start && start < to))
  const words = splitWords(before.text).map(({ word }) => word)
  let at = -1
  return kept.every(({ word }) => {
    at = words.indexOf(word, at + 1)
    return at !== -1
  })
}

/** A dated sequence runs from the oldest to the latest. */
function isInSequence(claim: Claim, before: Claim | undefined, itemById: ItemById): boolean {
  const dateOf = ({ quoted }: Claim) => itemById(quoted)?.dates.start ?? ''
  return before === undefined || dateOf(claim) >= dateOf(before)
}
