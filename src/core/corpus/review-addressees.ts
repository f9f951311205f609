import type { Wave1 } from './authored.ts'
import type { AddresseeReview, Item } from './schema.ts'
import { readRequests } from './strength.ts'

/** Give every item its strength and addressees: those its words name, or those decided on where they were in doubt. */
export function recordRequests(items: readonly Item[], reviews: readonly AddresseeReview[]): Item[] {
  const requests = readRequests(items)
  const decisions = new Map(reviews.map((r) => [r.id, r.decision]))
  return items.map((item) => {
    const { strength, addressees } = requests.get(item.id) ?? { strength: null, addressees: [] }
    return { ...item, strength, addressees: decisions.get(item.id) ?? addressees }
  })
}

/**
 * Compare the addressees that the words of the leaves name with those their expansions name. Every disagreement must be
 * decided, and every decision must still be about one. Preambular paragraphs ask nothing and are not compared.
 */
export function checkReviews(
  items: readonly Item[],
  wave1: readonly Pick<Wave1, 'id' | 'addressees'>[],
  reviews: readonly AddresseeReview[],
): string[] {
  const requests = readRequests(items)
  const expansions = new Map(wave1.map((w) => [w.id, w.addressees]))
  const problems: string[] = []
  const inDoubt = new Set<string>()
  for (const item of items) {
    if (item.children.length > 0 || item.kind === 'preambular') continue
    const words = requests.get(item.id)?.addressees ?? []
    const written = expansions.get(item.id) ?? []
    if (isSame(words, written)) continue
    inDoubt.add(item.id)
    const review = reviews.find((r) => r.id === item.id)
    const say = `${item.id}: its words address ${list(words)}, its expansions ${list(written)}`
    if (!review) problems.push(`${say}: decide in data/addressees-reviewed.json`)
    else if (!isSame(review.words, words) || !isSame(review.expansions, written))
      problems.push(`${say}, its review says ${list(review.words)} and ${list(review.expansions)}`)
  }
  const seen = new Set<string>()
  for (const { id } of reviews) {
    if (!inDoubt.has(id)) problems.push(`${id}: reviewed in data/addressees-reviewed.json, but nothing is in doubt`)
    if (seen.has(id)) problems.push(`${id}: stands twice in data/addressees-reviewed.json`)
    seen.add(id)
  }
  return problems
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((who) => b.includes(who))

const list = (addressees: readonly string[]): string => addressees.join(' and ') || 'nobody'
