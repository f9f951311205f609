import type { Answer, Claim } from '../protocol.ts'

/**
 * Keep the claims whose every quote stands verbatim in the item it cites, and count the others. Fails closed: an item
 * that cannot be found, a citation without a quote and an empty quote all withhold the claim.
 */
export function verifyAnswer(answer: Answer, textOf: (id: string) => string | undefined): Answer {
  const claims = answer.claims.filter((claim) => isSupported(claim, textOf))
  return { claims, withheld: answer.withheld + answer.claims.length - claims.length }
}

function isSupported({ text, citations, quotes }: Claim, textOf: (id: string) => string | undefined): boolean {
  if (citations.length === 0 || quotes.length !== citations.length) return false
  if (!quotes.every((quote, i) => quote.id === citations[i])) return false
  if (!quotes.every((quote) => quote.text.trim() !== '' && textOf(quote.id)?.includes(quote.text))) return false
  return quotes.some((quote) => quote.text === text)
}
