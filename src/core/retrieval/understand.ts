import type { Section } from '../corpus/schema.ts'
import type { SearchIndex } from '../index/search-index.ts'
import { tokenize } from '../index/tokenize.ts'
import { type AskParams, type Correction, maxQuestionLength } from '../protocol.ts'
import { correctSpelling, isInAnotherLanguage } from './correct-spelling.ts'
import { parseScope, type ScopedQuestion } from './parse-scope.ts'
import { isShortFor, readAbbreviations } from './read-abbreviations.ts'
import { type ResolvedQuestion, resolveFollowUp } from './resolve-follow-up.ts'
import { toKnownVariants } from './spelling-variants.ts'

/** What a question is taken to mean before anything is searched. */
export interface Understood {
  corrections: readonly Correction[]
  /** Null for a question that stands on its own. */
  resolved: ResolvedQuestion | null
  scope: ScopedQuestion
  /** What is asked, in full: follow-ups resolved, spelled as the texts are, abbreviations read, scopes taken out. */
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
  { vocabulary, abbreviations }: Pick<SearchIndex, 'vocabulary' | 'abbreviations'>,
  sections: readonly Section[],
): Understood {
  const isAbbreviation = (word: string) => abbreviations.some((abbreviation) => isShortFor(word, abbreviation))
  const isLeftAlone = (text: string) =>
    asTyped ||
    isInAnotherLanguage(
      text.replace(/\p{L}+/gu, (word) => (isAbbreviation(word) ? '' : word)),
      vocabulary,
    )
  const spell = (text: string) =>
    isLeftAlone(text)
      ? { question: text, corrections: [] }
      : correctSpelling(toKnownVariants(text, vocabulary), vocabulary, isAbbreviation)
  const read = (text: string) =>
    isLeftAlone(text) ? { text, readings: [] } : readAbbreviations(text, abbreviations, vocabulary)
  const spelled = spell(question)
  const earlier = history.map((asked) => spell(asked.slice(0, maxQuestionLength)).question)
  const resolved = resolveFollowUp(spelled.question, earlier, sections)
  const scope = parseScope(resolved?.question ?? spelled.question, sections, ignored)
  const { text: query, readings } = read(scope.rest)
  const corrections = [...spelled.corrections, ...readings]
  const address = resolved?.kept === '' ? resolved.question : question
  const understood = { corrections, resolved, scope, query, address }
  if (!resolved?.added) return { ...understood, words: query, parts: [{ text: query, weight: 1 }] }
  const kept = read(parseScope(resolved.kept, sections).rest).text
  const added = read(resolved.added).text
  return {
    ...understood,
    words: `${query} ${added}`,
    parts: [
      { text: kept, weight: weightOfEarlier(resolved.added) },
      { text: added, weight: 1 },
    ],
  }
}

/** The less a follow-up says, the more it owes to what was asked before; read off follow-ups of data/needs. */
const weightOfEarlier = (added: string): number => Math.min(0.9, Math.max(0.5, 0.9 - 0.1 * tokenize(added).length))
