import { composeAnswer } from '../src/core/answer/compose.ts'
import { verifyAnswer } from '../src/core/answer/verify.ts'
import type { Relation } from '../src/core/corpus/authored.ts'
import type { Answer, AnswerKind, CitedItem, Claim, Quote } from '../src/core/protocol.ts'
import { ellipsis } from '../src/core/protocol.ts'
import { createRandom } from './metrics.ts'

type Random = () => number

/** Ways to spoil an answer. Each gives the spoiled answer and what must not survive: a claim, or null for the opening. */
type Mutation = (answer: Answer, random: Random, items: readonly CitedItem[]) => Spoiled | null
interface Spoiled {
  answer: Answer
  claim: Claim | null
}

export interface MutationReport {
  /** Answers composed from random questions, kinds, items and restatements. */
  combinations: number
  /** Composed claims and openings that did not pass, which they should. */
  rejected: number
  /** Quotes that passed and do not stand in the item they name. */
  unverified: number
  mutations: { name: string; made: number; caught: number }[]
}

const kinds: readonly AnswerKind[] = ['points', 'decision', 'dates', 'addressees']

/**
 * Compose answers from random questions and items, spoil each in every way that applies, and count what verification
 * catches. The same seed gives the same report.
 */
export function throwMutations(
  items: readonly CitedItem[],
  relations: readonly Relation[],
  combinations: number,
  seed = 1,
): MutationReport {
  const random = createRandom(seed)
  const byId = new Map(items.map((item) => [item.id, item]))
  const itemById = (id: string) => byId.get(id)
  const restatements = new Map(relations.map(({ id, same }) => [id, same.flatMap((other) => byId.get(other) ?? [])]))
  const report: MutationReport = { combinations, rejected: 0, unverified: 0, mutations: [] }
  const counts = new Map(Object.keys(mutations).map((name) => [name, { name, made: 0, caught: 0 }]))
  const countUnverified = ({ claims }: Answer) => {
    for (const { quotes } of claims)
      report.unverified += quotes.filter(({ id, text }) => !byId.get(id)?.text.includes(text)).length
  }
  for (let n = 0; n < combinations; n++) {
    const answer = composeAtRandom(items, restatements, random)
    const verified = verifyAnswer(answer, itemById)
    report.rejected += verified.withheld + Number(verified.opening !== answer.opening)
    countUnverified(verified)
    for (const [name, mutate] of Object.entries(mutations)) {
      const spoiled = mutate(answer, random, items)
      const count = counts.get(name)
      if (!spoiled || !count) continue
      const kept = verifyAnswer(spoiled.answer, itemById)
      countUnverified(kept)
      count.made += 1
      count.caught += Number(spoiled.claim ? !kept.claims.includes(spoiled.claim) : kept.opening === null)
    }
  }
  return { ...report, mutations: [...counts.values()] }
}

/** Half of the items stand near each other, as hits do; with them come the restatements of the first. */
function composeAtRandom(
  items: readonly CitedItem[],
  restatements: ReadonlyMap<string, readonly CitedItem[]>,
  random: Random,
): Answer {
  const start = Math.floor(random() * items.length)
  const near = Array.from({ length: 1 + Math.floor(random() * 10) }, (_, i) =>
    random() < 0.5 ? items[(start + i) % items.length] : pick(items, random),
  ).flatMap((item) => item ?? [])
  const candidates = [...new Set([...near, ...(restatements.get(near[0]?.id ?? '') ?? [])])]
  const words = pick(candidates, random)?.text.split(/\s+/) ?? []
  const question = Array.from({ length: 6 }, () => pick(words, random) ?? '').join(' ')
  // Now and then items are taken for restatements that have nothing in common.
  const chance = random() < 0.5 ? 40 : 0
  const isSame = (a: CitedItem, b: CitedItem) =>
    restatements.get(a.id)?.includes(b) || (a.text.length * b.text.length) % 97 < chance
  const hits = candidates.map((item, i) => ({ item, score: 3 - i / 20 }))
  return composeAnswer(question, pick(kinds, random) ?? 'points', hits, isSame)
}

const pick = <T>(list: readonly T[], random: Random): T | undefined => list[Math.floor(random() * list.length)]

/** Change one claim of an answer, taken at random; null where the change does not apply to it. */
function spoilClaim(answer: Answer, random: Random, change: (claim: Claim) => Partial<Claim> | null): Spoiled | null {
  const at = Math.floor(random() * answer.claims.length)
  const before = answer.claims[at]
  const changed = before && change(before)
  if (!changed) return null
  const claim = { ...before, ...changed }
  return { answer: { ...answer, claims: answer.claims.with(at, claim) }, claim }
}

/** Put other quotes in the place of one, and keep the claim's text what its quotes say. */
function replaceQuote({ quotes, quoted }: Claim, at: number, replacement: readonly Quote[]): Partial<Claim> {
  const all = [...quotes.slice(0, at), ...replacement, ...quotes.slice(at + 1)]
  const own = all.filter(({ id }) => id === quoted).map(({ text }) => text)
  return { quotes: all, text: own.join(ellipsis), change: null }
}

/** Change the text of one quote, taken at random; null where nothing changes. */
function spoilQuote(
  answer: Answer,
  random: Random,
  change: (text: string) => readonly string[] | null,
): Spoiled | null {
  return spoilClaim(answer, random, (claim) => {
    const at = Math.floor(random() * claim.quotes.length)
    const quote = claim.quotes[at]
    const texts = quote && change(quote.text)
    return texts
      ? replaceQuote(
          claim,
          at,
          texts.map((text) => ({ id: quote.id, text })),
        )
      : null
  })
}

/** Leave the words of a match out of a quote; null where there is none, or where nothing is left on either side. */
function omit(text: string, words: RegExp): readonly [string, string] | null {
  const match = words.exec(text)
  if (!match) return null
  const parts = [text.slice(0, match.index).trim(), text.slice(match.index + match[0].length).trim()] as const
  return parts[0] === '' || parts[1] === '' ? null : parts
}

const negation = /\b(?:not|no|never|without|nor)\b/
const addressee = /\b(?:States(?: parties)?|Secretariat|UNODC|Conference|Working Group|Office on Drugs and Crime)\b/
const asking = /\b(?:shall|should|may|consider|encouraged|recommended|urged|requests?)\b/
const condition =
  /,? (?:in accordance with|in line with|subject to|where appropriate|as appropriate|if|unless|upon request)\b.*$/s

function spoilOpening(answer: Answer, change: (opening: string) => string): Spoiled | null {
  if (answer.opening === null) return null
  const opening = change(answer.opening)
  return opening === answer.opening ? null : { answer: { ...answer, opening }, claim: null }
}

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const nextNumber = (word: string): string => {
  const next = numbers[numbers.indexOf(word.toLowerCase()) + 1] ?? 'fourteen'
  return /^[A-Z]/.test(word) ? next.charAt(0).toUpperCase() + next.slice(1) : next
}
const anyNumber = new RegExp(`\\b(?:${numbers.join('|')})\\b`, 'i')

const mutations: Record<string, Mutation> = {
  'a word changed': (answer, random, items) =>
    spoilQuote(answer, random, (text) => {
      const words = text.split(' ')
      const at = Math.floor(random() * words.length)
      const other = pick((pick(items, random)?.text ?? '').split(' '), random) ?? ''
      const changed = words.with(at, other).join(' ')
      return text.includes(changed) || changed === text ? null : [changed]
    }),
  'a word left out': (answer, random) =>
    spoilQuote(answer, random, (text) => {
      const words = text.split(' ')
      const at = 1 + Math.floor(random() * (words.length - 2))
      return words.length < 4 || words[at] === words[at + 1] ? null : [words.toSpliced(at, 1).join(' ')]
    }),
  'a negation taken out': (answer, random) =>
    spoilQuote(answer, random, (text) => {
      const parts = omit(text, negation)
      return parts && [parts.join(' ')]
    }),
  'an ellipsis that hides a negation': (answer, random) => spoilQuote(answer, random, (text) => omit(text, negation)),
  'an ellipsis that hides who is asked': (answer, random) =>
    spoilQuote(answer, random, (text) => omit(text, addressee)),
  'an ellipsis that hides the verb': (answer, random) => spoilQuote(answer, random, (text) => omit(text, asking)),
  'a beginning that is hidden': (answer, random) =>
    spoilQuote(answer, random, (text) => {
      const parts = omit(text, addressee) ?? omit(text, asking) ?? omit(text, / /)
      return parts && !/[.!?]$/.test(parts[0]) ? [parts[1]] : null
    }),
  'a condition that is hidden': (answer, random) =>
    spoilQuote(answer, random, (text) => {
      const kept = text.replace(condition, '')
      return kept === text || kept.trim() === '' ? null : [kept]
    }),
  'pieces of a quote turned round': (answer, random) =>
    spoilQuote(answer, random, (text) => {
      const parts = omit(text, / /)
      return parts && !text.includes(`${parts[1]} ${parts[0]}`) ? [parts[1], parts[0]] : null
    }),
  'an empty quote': (answer, random) => spoilQuote(answer, random, () => [' ']),
  'a citation swapped': (answer, random, items) =>
    spoilClaim(answer, random, (claim) => {
      const at = Math.floor(random() * claim.citations.length)
      const id = claim.citations[at] ?? ''
      const other = pick(items, random)
      const moved = claim.quotes.filter((quote) => quote.id === id)
      if (!other || claim.citations.includes(other.id) || moved.every(({ text }) => other.text.includes(text)))
        return null
      const rename = (name: string) => (name === id ? other.id : name)
      return {
        citations: claim.citations.map(rename),
        quotes: claim.quotes.map((quote) => ({ ...quote, id: rename(quote.id) })),
        quoted: rename(claim.quoted),
        change: null,
      }
    }),
  'a citation of nothing': (answer, random) =>
    spoilClaim(answer, random, ({ citations, quotes }) => ({
      citations: [...citations, 'A:I.999'],
      quotes: [...quotes, { id: 'A:I.999', text: 'States parties should act.' }],
    })),
  'a citation without a quote': (answer, random, items) =>
    spoilClaim(answer, random, ({ citations }) => {
      const other = pick(items, random)?.id ?? ''
      return citations.includes(other) ? null : { citations: [...citations, other] }
    }),
  'citations out of order': (answer, random, items) =>
    spoilClaim(answer, random, ({ citations, quotes }) => {
      const days = citations.map((id) => items.find((item) => item.id === id)?.dates.start ?? '')
      if (new Set(days).size < 2) return null
      const turned = citations.toReversed()
      return { citations: turned, quotes: turned.flatMap((id) => quotes.filter((quote) => quote.id === id)) }
    }),
  'a sequence out of order': (answer, _random, items) => {
    const dayOf = (claim: Claim | undefined) => items.find(({ id }) => id === claim?.quoted)?.dates.start ?? ''
    const claims = answer.claims.map((claim) => ({ ...claim, change: null })).reverse()
    const late = claims.findIndex((claim, i) => i > 0 && dayOf(claim) < dayOf(claims[i - 1]))
    return answer.kind !== 'dates' || late === -1
      ? null
      : { answer: { ...answer, claims }, claim: claims[late] ?? null }
  },
  'a stronger verb': (answer, random) =>
    spoilClaim(answer, random, ({ strength }) => ({ strength: strength === 'shall' ? 'urges' : 'shall' })),
  'another addressee': (answer, random) =>
    spoilClaim(answer, random, ({ addressees }) => ({
      addressees: addressees.includes('states') ? ['conference'] : ['states'],
    })),
  'new words that are not marked': (answer, random) =>
    spoilClaim(answer, random, ({ change }) =>
      change && change.added.length > 0 ? { change: { ...change, added: [] } } : null,
    ),
  'a count off by one': (answer) => spoilOpening(answer, (opening) => opening.replace(anyNumber, nextNumber)),
  'another year': (answer) =>
    spoilOpening(answer, (opening) => opening.replace(/\d{4}/, (year) => String(Number(year) - 1))),
  'another item named as the earliest': (answer, random, items) =>
    spoilOpening(answer, (opening) =>
      opening.replace(/the earliest is [^;]*?, the most/, (named) => {
        const other = `the earliest is ${pick(items, random)?.reference}, the most`
        return other === named ? 'the earliest is I.999, the most' : other
      }),
    ),
  'an instrument that is not cited': (answer) =>
    spoilOpening(answer, (opening) =>
      opening.replace(/(?:resolutions?|decisions?) (\d+)\//, (words, n) => words.replace(n, `${n}9`)),
    ),
  'a sentence added to the opening': (answer) => spoilOpening(answer, (opening) => `${opening} States must act.`),
}
