import { z } from 'zod'
import type { Wave1, Wave2 } from '../corpus/authored.ts'

/** For each leaf, by position: what people might ask that it answers. Search aids, never official text. */
export const questionIndexSchema = z.array(z.array(z.string()))
export type QuestionIndex = readonly (readonly string[])[]

/** One sentence that starts with a capital and ends with a question mark. */
const plainQuestion = /^\p{Lu}(?:(?![.!?]["”’']?\s).)*\?$/u

/**
 * The everyday questions written for an item that make sense on their own. Claims are left out, since some are false on
 * purpose, and so are stories, which say who is asking.
 */
export function plainQuestions({ lay }: Wave1, { broad, outcomes }: Wave2): string[] {
  return [...new Set([...lay, ...broad, ...outcomes])].filter((question) => plainQuestion.test(question))
}
