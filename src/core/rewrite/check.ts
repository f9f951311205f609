import { readRequest } from '../corpus/strength.ts'
import type { Evidence } from './evidence.ts'
import { findPlaces, type Place, type Reading, type Rule, rules, type Source } from './places.ts'
import type { Sentence } from './sentences.ts'
import { readWords, type Word } from './words.ts'

export type Fault =
  | 'uncited'
  | 'unknown-citation'
  | 'number'
  | 'words'
  | 'negation'
  | 'strength'
  | 'addressee'
  | 'condition'
  | 'order'

/** Whether a rewritten sentence says what it cites; if not, why, in one plain sentence. */
export type Verdict = { isSupported: true } | { isSupported: false; fault: Fault; reason: string }

/**
 * Check a sentence against the evidence it cites. It passes if it can be made of the cited words by leaving words out,
 * joining evidence, and adding connecting words: every other word stands there, in the same order, as often denied,
 * asked no more strongly, asked of nobody else, and with its conditions. Each citation must carry the whole sentence, or
 * a piece of it of its own. Fails closed: what cannot be matched is not supported, though it may be true.
 */
export function checkSentence({ text, citations }: Sentence, evidence: readonly Evidence[]): Verdict {
  if (citations.length === 0) return fail('uncited', 'It cites nothing.')
  const unknown = citations.find((number) => !evidence.some((e) => e.number === number))
  if (unknown !== undefined) return fail('unknown-citation', `It cites [${unknown}], which is not there.`)
  const cited = citations.flatMap((number) => evidence.find((e) => e.number === number) ?? [])

  const words = readWords(text)
  const sources = cited.map(readSource)
  const known = new Set(sources.flatMap((source) => (source[0]?.words ?? []).map(({ term }) => term)))
  const missing = words.filter(({ term }) => !known.has(term))
  const number = missing.find(({ written }) => /\d|^\(/.test(written))
  if (number) return fail('number', `“${number.written}” is not in what it cites.`)
  if (missing.length > 0)
    return fail('words', `Not in what it cites: ${[...new Set(missing.map((w) => `“${w.written}”`))].join(', ')}.`)
  if (words.length === 0) return fail('words', 'It says nothing that could be checked.')
  if (asksOthers(text, cited)) return fail('addressee', reasons.addressee)

  const found = findComplete(words, sources)
  if (found === null) return explainMismatch(words, sources)
  return found.dropped
    ? fail('condition', `It leaves out a condition: “${found.dropped.written}”.`)
    : { isSupported: true }
}

const reasons: Record<Rule, string> = {
  negation: 'It says “not”, or the like, where what it cites does not, or leaves it out.',
  strength: 'It makes stronger what is asked, or states as a fact what is only asked.',
  addressee: 'It asks somebody whom what it cites does not ask.',
}

/** The rule without which the sentence would pass. */
function explainMismatch(words: readonly Word[], sources: readonly Source[]): Verdict {
  const broken = rules.find((rule) => findPlaces(words, sources, new Set([rule])))
  if (broken) return fail(broken, reasons[broken])
  if (findPlaces(words, sources, new Set(rules))) return fail('strength', reasons.strength)
  const isEnough = sources.length > 1 && sources.some((source) => findPlaces(words, [source], new Set(rules)))
  if (isEnough) return fail('order', 'Not everything it cites says so.')
  return fail('order', 'It joins words that do not stand so in what it cites.')
}

const fail = (fault: Fault, reason: string): Verdict => ({ isSupported: false, fault, reason })

function readSource({ leadIn, text }: Evidence): Source {
  const whole = { words: readWords(`${leadIn} ${text}`), mustOpen: false }
  return leadIn === '' ? [whole] : [whole, { words: readWords(text), mustOpen: true }]
}

function asksOthers(text: string, cited: readonly Evidence[]): boolean {
  const read = (text: string, { item }: Evidence) =>
    readRequest({ kind: 'recommendation', part: item.id.startsWith('B:') ? 'B' : 'A', text }).addressees
  const asked = new Set(cited.flatMap((e) => [...e.item.addressees, ...read(e.leadIn, e), ...read(e.text, e)]))
  return cited.some((e) => read(text, e).some((addressee) => !asked.has(addressee)))
}

/**
 * Places of all words that leave no condition out of a part they use; where every choice of places does, the condition
 * that the last one drops.
 */
function findComplete(words: readonly Word[], sources: readonly Source[]): { dropped: Word | null } | null {
  const places = findPlaces(words, sources)
  const dropped = places && findDroppedCondition(places)
  if (!places || !dropped) return places && { dropped: null }
  const others = sources.map((source) =>
    source.flatMap((reading) => {
      if (reading !== dropped.reading) return reading
      const words = reading.words.filter(({ part }) => part !== dropped.word.part)
      return reading.mustOpen ? [] : { ...reading, words }
    }),
  )
  return findComplete(words, others) ?? { dropped: dropped.word }
}

function findDroppedCondition(places: readonly Place[]): { reading: Reading; word: Word } | null {
  for (const { reading, position } of places) {
    const part = reading.words[position]?.part
    const used = new Set(places.filter((place) => place.reading === reading).map((place) => place.position))
    const word = reading.words.find((word, i) => word.isCondition && word.part === part && !used.has(i))
    if (word) return { reading, word }
  }
  return null
}
