import { AdduceError, maxQuestionLength } from './protocol.ts'

/**
 * What was typed, with single spaces.
 * @throws AdduceError `empty-question` or `question-too-long`
 */
export function readQuestion(asked: string): string {
  const question = asked.replace(/\s+/g, ' ').trim()
  if (question === '') throw new AdduceError('empty-question', 'Type a question first.')
  if (question.length > maxQuestionLength) {
    const [length, limit] = [question.length, maxQuestionLength].map((n) => n.toLocaleString('en'))
    throw new AdduceError(
      'question-too-long',
      `The question has ${length} characters; ${limit} is the most that can be searched.`,
    )
  }
  return question
}
