import { z } from 'zod'

/**
 * Words of the corpus and its search aids, lower case, with the number of times they stand there. Compounds of two words
 * are among them ("non-punishment") where a hyphen joins them at least as often as a space.
 */
export type Vocabulary = ReadonlyMap<string, number>

export const vocabularySchema = z.array(z.tuple([z.string(), z.number().int().positive()]))

/** Words of plain letters and compounds of two of them, in alphabetical order. */
export function buildVocabulary(texts: Iterable<string>): [word: string, count: number][] {
  const words = new Map<string, number>()
  const hyphened = new Map<string, number>()
  const open = new Map<string, number>()
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const text of texts) {
    const lower = text.toLowerCase()
    for (const [word] of lower.matchAll(/[a-z]+/g)) count(words, word)
    for (const [compound] of lower.matchAll(/(?<![\w-])[a-z]+-[a-z]+(?![\w-])/g)) count(hyphened, compound)
    for (const [, first, second] of lower.matchAll(/(?<![\w-])([a-z]+)(?= ([a-z]+)(?![\w-]))/g))
      count(open, `${first}-${second}`)
  }
  const compounds = [...hyphened].filter(([compound, times]) => times >= (open.get(compound) ?? 0))
  return [...words, ...compounds].sort(([a], [b]) => (a < b ? -1 : 1))
}
