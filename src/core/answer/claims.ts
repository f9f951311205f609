import { type Answer, type CitedItem, type Claim, ellipsis, type Quote } from '../protocol.ts'
import { trimJoint } from './excerpt.ts'

/** Points by themselves, as an answer. */
export const claimsToAnswer = (claims: readonly Claim[]): Answer => ({
  kind: 'points',
  opening: null,
  claims,
  withheld: 0,
})

/** An item as a point of its own, all its words quoted but for the mark and the "and" that join it to the next. */
export const itemToClaim = (item: CitedItem): Claim =>
  quotesToClaim(item, [{ id: item.id, text: trimJoint(item.text) }], [item])

/** A point made of quotes; what the items say of themselves is read from them. */
export function quotesToClaim(quoted: CitedItem, quotes: readonly Quote[], cited: readonly CitedItem[]): Claim {
  return {
    text: quotes
      .filter(({ id }) => id === quoted.id)
      .map(({ text }) => text)
      .join(ellipsis),
    quoted: quoted.id,
    citations: cited.map(({ id }) => id),
    quotes,
    strength: quoted.strength,
    addressees: quoted.addressees,
    change: null,
  }
}
