import { tokenize } from '../index/tokenize.ts'
import type { Vocabulary } from '../index/vocabulary.ts'
import type { Correction } from '../protocol.ts'

/** A word must stand this often to be what was meant: rarer ones are as likely to be slips themselves. */
const commonEnough = 3
/** With fewer known words than this share, a question is in another language rather than misspelt. */
const leastKnown = 1 / 3

/**
 * Replace words the vocabulary does not have by the closest word that it has. Short words, words with digits
 * and names (capitals inside the question) are left alone, and so is an abbreviation, and a word that has no close
 * neighbour.
 */
export function correctSpelling(
  question: string,
  vocabulary: Vocabulary,
  isAbbreviation: (word: string) => boolean = () => false,
): { question: string; corrections: Correction[] } {
  if (isInAnotherLanguage(question, vocabulary)) return { question, corrections: [] }
  const corrections: Correction[] = []
  const corrected = question.replace(/\p{L}+/gu, (word, offset: number) => {
    const isName = offset > 0 && /^\p{Lu}/u.test(word)
    if (word.length < 4 || isName || !/^[a-z]+$/i.test(word) || vocabulary.has(word.toLowerCase())) return word
    const meant = isAbbreviation(word) ? null : closestWord(word.toLowerCase(), vocabulary)
    // Of one stem, the words meet without a correction.
    if (meant === null || tokenize(meant)[0] === tokenize(word)[0]) return word
    if (!corrections.some(({ typed }) => typed === word)) corrections.push({ typed: word, meant, kind: 'spelling' })
    return meant
  })
  return { question: corrected, corrections }
}

export function isInAnotherLanguage(question: string, vocabulary: Vocabulary): boolean {
  const words = question.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.filter((word) => vocabulary.has(word)).length < leastKnown * words.length
}

function closestWord(word: string, vocabulary: Vocabulary): string | null {
  const allowed = word.length < 7 ? 1 : 2
  // Short words that differ in a letter are mostly two words ("deck", "desk"); a letter too few or too many is a slip.
  const replacement = word.length < 6 ? 2 : 1
  let best: { word: string; cost: number; count: number } | null = null
  for (const [candidate, count] of vocabulary) {
    // A slip in the first letter is rare (Yannakoudakis & Fawthrop 1983), so it costs one more.
    const headstart = candidate[0] === word[0] ? 0 : 1
    const limit = (best?.cost ?? allowed) - headstart
    if (count < commonEnough || candidate.length < 4 || Math.abs(candidate.length - word.length) > limit) continue
    const distance = editDistance(word, candidate, limit, replacement)
    if (distance > limit) continue
    const cost = distance + headstart
    if (!best || cost < best.cost || (cost === best.cost && count > best.count)) best = { word: candidate, cost, count }
  }
  return best?.word ?? null
}

/**
 * Optimal string alignment distance: insertions, deletions, replacements, swaps of neighbours; `limit` + 1 when it is more.
 * @param replacement what a replaced letter costs
 */
export function editDistance(a: string, b: string, limit: number, replacement = 1): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : replacement
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    if (Math.min(...row) > limit) return limit + 1
    beforeLast = last
    last = row
  }
  return last[b.length] ?? limit + 1
}
