import { tokenizeWithRanges } from '../index/tokenize.ts'
import { documentsWith, knownShare, type WordIndex } from '../index/word-index.ts'

/** A word that more items hold than this is about the subject in general, whatever the leading hits leave out. */
const rareEnough = 8
/** With fewer of its words known, a question is in another language and its words say nothing. */
const leastKnown = 0.5

/**
 * Words of a question that answers it in part only: rare or unknown in the texts and in what was written to find them,
 * and in none of the leading hits. They name what the texts do not speak of ("Peru", "taxed", "2027").
 * @param words the index of texts and search aids
 * @param leading positions of the leading hits among the leaves
 * @returns the words as they stand in the question, in its order, each once
 */
export function uncoveredWords(question: string, words: WordIndex, leading: ReadonlySet<number>): string[] {
  if (knownShare(words, question) < leastKnown) return []
  const uncovered = tokenizeWithRanges(question).filter(({ term }) => {
    const holders = documentsWith(words, term)
    return holders.length <= rareEnough && !holders.some((leaf) => leading.has(leaf))
  })
  const ranges = new Map(uncovered.map(({ start, end }) => [start, question.slice(start, end)]))
  return [...new Set(ranges.values())].filter((word) => word.length > 2 || /\d/.test(word))
}
