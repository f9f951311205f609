import type { QuestionIndex } from '../index/questions.ts'
import type { SearchIndex } from '../index/search-index.ts'
import { tokenize, tokenizeWithRanges } from '../index/tokenize.ts'
import { documentsWith, termRarity } from '../index/word-index.ts'
import type { Explanation } from '../protocol.ts'
import type { ScoreParts } from './rank.ts'

/** Words of a question by where an item has them: in its official text, in its search aids only, or nowhere. */
export function explainWords(
  query: string,
  leaf: number | null,
  text: string,
  { words }: Pick<SearchIndex, 'words'>,
): Explanation['words'] {
  const official = new Set(tokenize(text))
  const found: Record<keyof Explanation['words'], string[]> = { official: [], aids: [], missing: [] }
  const seen = new Set<string>()
  for (const { start, end, terms } of wordsOf(query)) {
    const word = query.slice(start, end)
    if (seen.has(word.toLowerCase())) continue
    seen.add(word.toLowerCase())
    const isIn = (has: (term: string) => boolean) =>
      has(terms.at(-1) ?? '') || (terms.length > 1 && terms.slice(0, -1).every(has))
    if (isIn((term) => official.has(term))) found.official.push(word)
    else if (leaf !== null && isIn((term) => documentsWith(words, term).includes(leaf))) found.aids.push(word)
    else found.missing.push(word)
  }
  return found
}

/** A compound is one word with several terms: its parts, and last the whole. */
function wordsOf(text: string): { start: number; end: number; terms: string[] }[] {
  const words: { start: number; end: number; terms: string[] }[] = []
  for (const { term, start, end } of tokenizeWithRanges(text)) {
    const last = words.at(-1)
    if (last?.start === start) last.terms.push(term)
    else words.push({ start, end, terms: [term] })
  }
  return words
}

/** Of an item's everyday questions the one nearest in meaning; without a model, the one with the rarest words in common. */
export async function findClosestQuestion(
  query: { text: string; vector: Float32Array | null },
  questions: QuestionIndex[number],
  words: SearchIndex['words'],
  embed: ((text: string) => Promise<Float32Array>) | null,
): Promise<Explanation['closest']> {
  const { vector } = query
  const terms = new Set(tokenize(query.text))
  let best: { question: string; score: number } = { question: '', score: 0 }
  for (const question of questions) {
    const score =
      vector && embed
        ? innerProduct(vector, await embed(question))
        : sum([...new Set(tokenize(question))].filter((term) => terms.has(term)).map((term) => termRarity(words, term)))
    if (score > best.score) best = { question, score }
  }
  return best.question === '' ? null : { question: best.question, by: vector && embed ? 'meaning' : 'words' }
}

/** Topics whose name has a word of the question. */
export function sharedTopics(query: string, topics: readonly string[]): string[] {
  const terms = new Set(tokenize(query))
  return topics.filter((topic) => tokenize(topic).some((term) => terms.has(term)))
}

/** What each part of the score raises a leaf above the average leaf; negative where it holds it back. */
export function explainShares(parts: ScoreParts, leaf: number): Explanation['shares'] {
  const above = (scores: Float32Array) => (scores[leaf] ?? 0) - sum(scores) / scores.length
  const { words, item, expansions, same, close, near, needs } = parts
  return {
    words: above(words),
    meaning: item && above(item),
    aids: expansions && above(expansions),
    relations: above(same) + above(close),
    near: near && above(near),
    needs: needs && above(needs),
  }
}

/** The leading hits, themselves aside, that a leaf says the same as, or belongs with. */
export function relatedLeaders(
  leaf: number,
  { leaders }: Pick<ScoreParts, 'leaders'>,
  { relations, leaves }: Pick<SearchIndex, 'relations' | 'leaves'>,
): { same: string[]; close: string[] } {
  const ids = (kind: 'same' | 'close') =>
    leaders.filter((leader) => relations[kind][leader]?.includes(leaf)).map((leader) => leaves[leader] ?? '')
  return { same: ids('same'), close: ids('close') }
}

const sum = (values: Iterable<number>): number => {
  let total = 0
  for (const value of values) total += value
  return total
}

const innerProduct = (a: Float32Array, b: Float32Array): number => sum(a.map((x, i) => x * (b[i] ?? 0)))
