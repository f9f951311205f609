import type { Abbreviation } from '../corpus/authored.ts'
import type { Vocabulary } from '../index/vocabulary.ts'
import type { Correction } from '../protocol.ts'

/**
 * Put the long form beside each abbreviation of a text, or in its place where no text uses the short one. What the texts
 * do not mention is only said to stand for its long form: put into the search, the words of "Convention on the Rights of
 * the Child" would find much about conventions, rights and children, and nothing about it.
 */
export function readAbbreviations(
  text: string,
  abbreviations: readonly Abbreviation[],
  vocabulary: Vocabulary,
): { text: string; readings: Correction[] } {
  const isShouted = !/\p{Ll}/u.test(text)
  const readings: Correction[] = []
  const read = text.replace(/(?<![\p{L}\p{N}/.])[a-z][a-z.]*[a-z](?![\p{L}\p{N}/])/giu, (word) => {
    const entry = abbreviations.find((abbreviation) => isShortFor(word, abbreviation, isShouted))
    if (!entry) return word
    const { long, unmentioned } = entry
    if (!readings.some(({ typed }) => typed === word))
      readings.push({ typed: word, meant: long, kind: unmentioned ? 'unmentioned' : 'abbreviation' })
    if (unmentioned) return word
    return vocabulary.has(word.toLowerCase()) ? `${word} ${long}` : long
  })
  return { text: read, readings }
}

/** A short form that is also a word ("TIP", "tip") is one only in its own capitals, and never where all is in capitals. */
export function isShortFor(word: string, { short, exact }: Abbreviation, isShouted = false): boolean {
  if (exact && isShouted) return false
  return short.some((form) =>
    exact ? [form, `${form}s`].includes(word) : isEqual(word, form) || isEqual(word, `${form}s`),
  )
}

const isEqual = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
