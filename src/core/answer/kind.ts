import type { AnswerKind } from '../protocol.ts'

/** Asks for the course of time: "How has this changed?", "Since when …?", "When did …?" */
const dates = [
  /\bhow (?:has|have|had|did|does|do)\b.*\b(?:chang|evolv|develop|progress|shift|grow|grew)/,
  /\b(?:over time|over the years|through the years|since when|evolution of|history of|historical|chronolog|time ?line)/,
  /\b(?:first|earliest|last|latest|most recent(?:ly)?) (?:time|mention|raised?|recommend|said|say|called?|asked?|appear)/,
  /^(?:and )?when (?:did|was|were|has|have)\b/,
  /^(?:in |at |from )?(?:what|which) (?:years?|dates?|meetings?|sessions?)\b/,
]

/** Asks whose task it is: "Who should pay?", "What was UNODC asked to do?" */
const addressees = [
  /(?:^|, )(?:and |but |so )?who(?:'s|’s)? (?:is|are|was|were|should|must|shall|has|have|had|pays?|would|will|ought|can|could|does|needs?|responsible)\b/,
  /\bwhose (?:jobs?|dut(?:y|ies)|responsibilit(?:y|ies)|tasks?|roles?)\b/,
  /\bwhat (?:is|are|was|were|has|have|had)\b.*\b(?:asked|requested|invited|urged|encouraged|called upon|told|tasked|expected|mandated) (?:to|of|do)\b/,
  /\bwhat (?:did|does|do)\b.*\b(?:ask|request|invite|urge|tell|want|expect)\b.*\bto do\b/,
  /\b(?:what|which) (?:tasks?|duties|mandates?|roles?|responsibilities)\b/,
]

const auxiliary =
  "(?:is|are|am|was|were|do|does|did|can|could|should|shall|must|may|might|will|would|has|have|had|need)(?:n['’]?t)?"
/** Can be answered with yes or no: begins with an auxiliary, alone or after what it is about. */
const decision = [
  new RegExp(`^(?:and |but |so |or )?${auxiliary}\\b`),
  new RegExp(`, (?:and |or )?${auxiliary} .*\\?$`),
]

/**
 * What a question wants to have first, read off its own words; "points" where nothing else is said. Questions in other
 * languages than English are of this kind.
 */
export function readAnswerKind(question: string): AnswerKind {
  const sentences = question.toLowerCase().match(/[^.?!]+[.?!]*/g) ?? []
  const asked = sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence.endsWith('?'))
  // Without a question mark the last sentence asks, if any does.
  const read = asked.length > 0 ? asked : [sentences.at(-1)?.trim() ?? '']
  const matches = (patterns: readonly RegExp[]) => read.some((sentence) => patterns.some((p) => p.test(sentence)))
  if (matches(dates)) return 'dates'
  if (matches(addressees)) return 'addressees'
  return matches(decision) ? 'decision' : 'points'
}
