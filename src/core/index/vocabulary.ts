import { z } from 'zod'

/** Words of the corpus and its search aids, lower case, with the number of times they stand there. */
export type Vocabulary = ReadonlyMap<string, number>

export const vocabularySchema = z.array(z.tuple([z.string(), z.number().int().positive()]))

/** Words of plain letters, in alphabetical order. */
export function buildVocabulary(texts: Iterable<string>): [word: string, count: number][] {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const [word] of text.toLowerCase().matchAll(/[a-z]+/g)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}
