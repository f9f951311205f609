import type { Question } from '../src/core/corpus/authored.ts'
import { type Fit, measureFit } from '../src/core/retrieval/abstain.ts'
import { embedParts } from '../src/core/retrieval/embed-question.ts'
import { gatherEvidence } from '../src/core/retrieval/rank.ts'
import { understandQuestion } from '../src/core/retrieval/understand.ts'
import type { OpenIndex } from './open-index.ts'

/** How well the corpus fits a question, measured along the engine's own path. */
export async function fitQuestion({ index, meaning }: OpenIndex, { question, history = [] }: Question): Promise<Fit> {
  const sections = [...index.sections.values()]
  const { query: text, words, parts } = understandQuestion({ question, history }, index, sections)
  const query = meaning && {
    query: await embedParts(parts, index.vocabulary, meaning.embed),
    vectors: meaning.vectors,
  }
  return measureFit(text, index, await gatherEvidence(words, index, query))
}
