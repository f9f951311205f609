import type { Section } from '../corpus/schema.ts'
import type { Vocabulary } from '../index/vocabulary.ts'
import { type AskParams, type Correction, maxQuestionLength } from '../protocol.ts'
import { correctSpelling } from './correct-spelling.ts'
import { parseScope, type ScopedQuestion } from './parse-scope.ts'

/** What a question is taken to mean before anything is searched. */
export interface Understood {
  corrections: readonly Correction[]
  scope: ScopedQuestion
  /** The words that are searched: earlier questions, then this one, spelling corrected and scopes taken out. */
  query: string
}

export function understandQuestion(
  { question, history = [], asTyped = false, ignored = [] }: AskParams,
  vocabulary: Vocabulary,
  sections: readonly Section[],
): Understood {
  const spelled = asTyped ? { question, corrections: [] } : correctSpelling(question, vocabulary)
  const scope = parseScope(spelled.question, sections, ignored)
  const earlier = history.map((h) => h.slice(0, maxQuestionLength))
  return { corrections: spelled.corrections, scope, query: [...earlier, scope.rest].join(' ') }
}
