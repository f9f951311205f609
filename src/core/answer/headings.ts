import type { AnswerKind } from '../protocol.ts'

/** What the heading of an answer says about its order. */
export const answerHeadings: Record<AnswerKind, string> = {
  points: 'Answer',
  decision: 'Answer, the closest words first',
  dates: 'Answer, oldest first',
  addressees: 'Answer, by who is asked',
}
