import { toCommonSpelling } from '../index/common-spelling.ts'
import { tokenize } from '../index/tokenize.ts'
import type { Vocabulary } from '../index/vocabulary.ts'

/** Both halves of a word that is split must stand this often, so that "iceland" is not taken for land with ice. */
const commonHalf = 20
const prefix = /^(?:re|co|non|pre|anti|post|self|multi|inter|cyber)$/i
/** "May be" is not "maybe". */
const apart = /^(?:may|every|no|not)$/i

/**
 * Put a question into the spelling that the texts use most, where it is the same words: "labor" → "labour", "cyber-space"
 * → "cyberspace", "nonpunishment" → "non-punishment", "healthcare" → "health care". So every spelling of a question is
 * searched alike, by words and by meaning. Nothing is corrected, so nothing needs to be said.
 */
export function toKnownVariants(question: string, vocabulary: Vocabulary): string {
  return question
    .replace(/[a-z]{4,}/gi, (word) => toUsualSpelling(word, vocabulary))
    .replace(/(?<![\w-])([a-z]+)-([a-z]+)(?![\w-])/gi, (compound, first: string, second: string) => {
      const areKnown = vocabulary.has(first.toLowerCase()) && vocabulary.has(second.toLowerCase())
      return toUsualCompound(first, second, vocabulary) ?? (areKnown ? `${first} ${second}` : compound)
    })
    .replace(/(?<![\w-])([a-z]{2,}) ([a-z]{2,})(?![\w-])/gi, (open, first: string, second: string) => {
      const isPhrase = apart.test(first) || (!prefix.test(first) && tokenize(first).length === 0)
      return isPhrase || tokenize(second).length === 0 ? open : (toUsualCompound(first, second, vocabulary) ?? open)
    })
    .replace(/(?<![\w-])[a-z]{6,}(?![\w-])/gi, (word, offset: number) => {
      const isName = offset > 0 && /^[A-Z]/.test(word)
      return isName || vocabulary.has(word.toLowerCase()) ? word : splitCompound(word, vocabulary)
    })
}

function toUsualSpelling(word: string, vocabulary: Vocabulary): string {
  const lower = word.toLowerCase()
  const common = toCommonSpelling(lower)
  const usual = usualSpellings(vocabulary).get(common) ?? common
  if (usual === lower || (vocabulary.get(usual) ?? 0) < (vocabulary.get(lower) ?? 0)) return word
  return /^[A-Z]/.test(word) ? usual.charAt(0).toUpperCase() + usual.slice(1) : usual
}

/** "cyberspace" or "non-punishment", whichever the texts write, and null where they write neither. */
function toUsualCompound(first: string, second: string, vocabulary: Vocabulary): string | null {
  const [closed, hyphened] = [first + second, `${first}-${second}`]
  const [asOne, asTwo] = [closed, hyphened].map((form) => vocabulary.get(form.toLowerCase()) ?? 0) as [number, number]
  if (Math.max(asOne, asTwo) < 2) return null
  return asOne > asTwo ? closed : hyphened
}

function splitCompound(word: string, vocabulary: Vocabulary): string {
  const lower = word.toLowerCase()
  const count = (part: string) => vocabulary.get(part) ?? 0
  let best = { split: word, count: commonHalf - 1 }
  for (let at = 2; at <= word.length - 4; at++) {
    const [first, second] = [lower.slice(0, at), lower.slice(at)]
    if (vocabulary.has(`${first}-${second}`)) return `${word.slice(0, at)}-${word.slice(at)}`
    const rarer = prefix.test(first) ? count(second) : at < 4 ? 0 : Math.min(count(first), count(second))
    if (rarer > best.count) best = { split: `${word.slice(0, at)} ${word.slice(at)}`, count: rarer }
  }
  return best.split
}

const made = new WeakMap<Vocabulary, Map<string, string>>()

/** Common spelling → the word of the vocabulary that is most often written for it. */
function usualSpellings(vocabulary: Vocabulary): Map<string, string> {
  const known = made.get(vocabulary)
  if (known) return known
  const usual = new Map<string, string>()
  for (const [word, count] of vocabulary) {
    const common = toCommonSpelling(word)
    if (count > (vocabulary.get(usual.get(common) ?? '') ?? 0)) usual.set(common, word)
  }
  made.set(vocabulary, usual)
  return usual
}
