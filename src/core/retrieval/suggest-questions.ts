import type { QuestionIndex } from '../index/questions.ts'
import type { SearchIndex } from '../index/search-index.ts'
import { type AskReply, isAnswered } from '../protocol.ts'
import { dependsOnEarlier } from './depends-on-earlier.ts'

const mostSuggested = 3
/** Questions put to the engine at most; one takes some milliseconds. */
const mostTried = 15
/** A suggestion is read at a glance. */
const longest = 90

/**
 * Plain questions to go on with: of items near those that were cited, but not among them, from those that most of them
 * are near to. Each is tried, and only one that is answered with its item is suggested.
 * @param cited ids of the items cited in the answer
 * @param asked questions of the thread, which are not suggested again
 */
export async function suggestQuestions(
  cited: readonly string[],
  asked: readonly string[],
  questions: QuestionIndex,
  { leaves, relations }: Pick<SearchIndex, 'leaves' | 'relations'>,
  ask: (question: string) => Promise<AskReply>,
): Promise<string[]> {
  const known = cited.flatMap((id) => leaves.indexOf(id)).filter((i) => i >= 0)
  const taken = new Set(known.flatMap((i) => [i, ...(relations.same[i] ?? [])]))
  const votes = new Map<number, number>()
  for (const i of known)
    for (const j of relations.close[i] ?? []) if (!taken.has(j)) votes.set(j, (votes.get(j) ?? 0) + 1)
  const candidates = [...votes].sort(([i, a], [j, b]) => b - a || i - j).map(([i]) => i)
  const before = new Set(asked.map(normalize))
  const suggested: string[] = []
  let tried = 0
  for (const i of candidates) {
    if (taken.has(i)) continue
    // Two of an item's questions: where neither finds it, a third will hardly.
    for (const question of (questions[i] ?? []).filter((q) => isPlain(q) && !before.has(normalize(q))).slice(0, 2)) {
      if (suggested.length === mostSuggested || tried === mostTried) return suggested
      tried++
      if (!isAnsweredWith(leaves[i] ?? '', await ask(question))) continue
      suggested.push(question)
      for (const j of [i, ...(relations.same[i] ?? []), ...(relations.close[i] ?? [])]) taken.add(j)
      break
    }
  }
  return suggested
}

const isPlain = (question: string): boolean => question.length <= longest && !dependsOnEarlier(question)

const isAnsweredWith = (id: string, { outcome, answer }: AskReply): boolean =>
  isAnswered(outcome) && answer.claims.some(({ citations }) => citations.includes(id))

const normalize = (question: string): string =>
  question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
