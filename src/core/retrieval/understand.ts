import type { Section } from '../corpus/schema.ts'
import { tokenize } from '../index/tokenize.ts'
import type { Vocabulary } from '../index/vocabulary.ts'
import { type AskParams, type Correction, maxQuestionLength } from '../protocol.ts'
import { correctSpelling } from './correct-spelling.ts'
import { parseScope, type ScopedQuestion } from './parse-scope.ts'
import { type ResolvedQuestion, resolveFollowUp } from './resolve-follow-up.ts'

/** What a question is taken to mean before anything is searched. */
export interface Understood {
  corrections: readonly Correction[]
  /** Null for a question that stands on its own. */
  resolved: ResolvedQuestion | null
  scope: ScopedQuestion
  /** What is asked, in full: follow-ups resolved, spelling corrected, scopes taken out. */
  query: string
  /** The words of the query, those new in a follow-up twice. */
  words: string
  /** Parts of the query whose vectors are averaged by weight. */
  parts: readonly { text: string; weight: number }[]
  /** Where an address may stand. */
  address: string
}

export function understandQuestion(
  { question, history = [], asTyped = false, ignored = [] }: AskParams,
  vocabulary: Vocabulary,
  sections: readonly Section[],
): Understood {
  const spell = (text: string) => (asTyped ? { question: text, corrections: [] } : correctSpelling(text, vocabulary))
  const { question: spelled, corrections } = spell(question)
  const earlier = history.map((asked) => spell(asked.slice(0, maxQuestionLength)).question)
  const resolved = resolveFollowUp(spelled, earlier, sections)
  const scope = parseScope(resolved?.question ?? spelled, sections, ignored)
  const query = scope.rest
  const address = resolved?.kept === '' ? resolved.question : question
  const understood = { corrections, resolved, scope, query, address }
  if (!resolved?.added) return { ...understood, words: query, parts: [{ text: query, weight: 1 }] }
  const { kept, added } = resolved
  return {
    ...understood,
    words: `${query} ${added}`,
    parts: [
      { text: parseScope(kept, sections).rest, weight: weightOfEarlier(added) },
      { text: added, weight: 1 },
    ],
  }
}

/** The less a follow-up says, the more it owes to what was asked before; read off follow-ups of data/needs. */
const weightOfEarlier = (added: string): number => Math.min(0.9, Math.max(0.5, 0.9 - 0.1 * tokenize(added).length))
