import type { CitedItem, Claim } from '../protocol.ts'

/** What one claim quotes, under the number by which a rewritten sentence cites it. */
export interface Evidence {
  /** From 1. */
  number: number
  item: CitedItem
  /** The quoted words, those of the lead-in before them. */
  leadIn: string
  text: string
}

/** The numbered evidence of an answer; of each claim what it quotes, and nothing of what it cites besides. */
export function toEvidence(claims: readonly Claim[], itemById: (id: string) => CitedItem | undefined): Evidence[] {
  return claims.flatMap(({ quoted, text }, i) => {
    const item = itemById(quoted)
    return item ? [{ number: i + 1, item, leadIn: item.leadIn ?? '', text }] : []
  })
}

/** What a model is told: the rules that `checkSentence` enforces, the question, and the evidence. */
export function writePrompt(question: string, evidence: readonly Evidence[]): string {
  const example = evidence.length > 1 ? '[1], or [1][2] for two' : '[1]'
  return `Answer the question with the numbered evidence below, in a few short sentences of plain English.
- Use the words of the evidence, in their order. You may leave words out, and join two pieces of evidence with "and". Add nothing.
- End every sentence with the number of its evidence, as in ${example}.
- Keep "not", "should", "shall", "may", "consider" and "encourage" as they stand. Never make a request stronger.
- Keep who is asked, every number, and every condition such as "where appropriate".
- Write the sentences only: no heading, no list, no remark.

Question: ${question}

Evidence:
${evidence.map(({ number, leadIn, text }) => `[${number}] ${`${leadIn} ${text}`.trim()}`).join('\n')}

Answer:`
}
