import { composeAnswer, composeLimits } from '../src/core/answer/compose.ts'
import type { CompleteAnswer, Question } from '../src/core/corpus/authored.ts'
import type { Engine } from '../src/core/engine.ts'
import { createIsSame } from '../src/core/index/relations.ts'
import type { SearchIndex } from '../src/core/index/search-index.ts'
import { type AskReply, isAnswered } from '../src/core/protocol.ts'
import type { Quality } from '../src/core/quality.ts'
import { estimate } from './evaluation.ts'
import { mean } from './metrics.ts'

/** Points in the order of an answer: the items each one cites and the words it prints. */
export type Points = readonly { citations: readonly string[]; text: string }[]

/** A way to make an answer of a reply. */
export interface Answerer {
  name: string
  answer(reply: AskReply): Points
}

/** How good an answer to one question is. A question that is not answered has no citations and recalls nothing. */
export interface AnswerRow {
  qid: string
  isAnswered: boolean
  /** Share of the points of a complete answer with a supporting citation. */
  recall: number
  /** Share of the items cited that are graded 2 or more; null where nothing is cited. */
  precision: number | null
  /** Share of the claims whose items support no point but those that earlier claims have supported; null without claims. */
  redundancy: number | null
  claims: number
  citations: number
  words: number
}

export type AnswerFigures = Quality['answers']['ways'][number]

export const answerers: readonly Answerer[] = [
  {
    name: 'five best paragraphs, pasted',
    answer: ({ hits }) => hits.slice(0, 5).map(({ item }) => ({ citations: [item.id], text: item.text })),
  },
  {
    name: 'first sentence of each of the five best',
    answer: ({ hits }) =>
      hits.slice(0, 5).map(({ item }) => ({ citations: [item.id], text: firstSentence(item.text) })),
  },
  {
    name: 'as many of the best as the answer cites',
    answer({ hits, answer: { claims } }) {
      const cited = new Set(claims.flatMap((claim) => claim.citations)).size
      return hits.slice(0, cited).map(({ item }) => ({ citations: [item.id], text: item.text }))
    },
  },
  { name: 'composed answer', answer: ({ answer }) => answer.claims },
]

/** Answers composed with other shares of the best score, for choosing them anew when the ranking has changed. */
export function sweepShares({ leaves, relations }: Pick<SearchIndex, 'leaves' | 'relations'>): Answerer[] {
  const isSame = createIsSame(leaves, relations)
  const further = composeLimits.restatement - composeLimits.point
  return [0.5, 0.54, 0.56, 0.58, 0.6, 0.62, 0.66, 0.7].map((point) => ({
    name: `share of the best ${point.toFixed(2)}`,
    answer: ({ question, answer: { kind }, hits }) =>
      composeAnswer(question, kind, hits, isSame, { ...composeLimits, point, restatement: point + further }).claims,
  }))
}

const firstSentence = (text: string): string => text.split(/(?<=[.;]) (?=[A-Z])/)[0] ?? text

/** Figures of every answerer on the questions whose complete answers are known. */
export async function evaluateAnswers(
  engine: Engine,
  completeAnswers: readonly CompleteAnswer[],
  questions: readonly Question[],
  compared: readonly Answerer[] = answerers,
): Promise<AnswerFigures[]> {
  const byId = new Map(questions.map((q) => [q.qid, q]))
  const replies: { complete: CompleteAnswer; relevant: Question['relevant']; reply: AskReply }[] = []
  for (const complete of completeAnswers) {
    const asked = byId.get(complete.qid)
    if (!asked) throw new Error(`no question ${complete.qid}`)
    const { question, history = [], relevant } = asked
    replies.push({ complete, relevant, reply: await engine.ask({ question, history }) })
  }
  return compared.map(({ name, answer }) => {
    const rows = replies.map(({ complete, relevant, reply }) =>
      scoreAnswer(complete, relevant, isAnswered(reply.outcome) ? answer(reply) : []),
    )
    return summarise(name, rows)
  })
}

export function scoreAnswer(
  { qid, points }: CompleteAnswer,
  relevant: Readonly<Record<string, number>>,
  claims: Points,
): AnswerRow {
  const supported = new Set<number>()
  let redundant = 0
  for (const { citations } of claims) {
    const before = supported.size
    for (const [i, { support }] of points.entries()) if (citations.some((id) => support.includes(id))) supported.add(i)
    if (supported.size === before) redundant += 1
  }
  const cited = [...new Set(claims.flatMap((claim) => claim.citations))]
  return {
    qid,
    isAnswered: claims.length > 0,
    recall: supported.size / points.length,
    precision: cited.length === 0 ? null : cited.filter((id) => (relevant[id] ?? 0) >= 2).length / cited.length,
    redundancy: claims.length === 0 ? null : redundant / claims.length,
    claims: claims.length,
    citations: cited.length,
    words: claims.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0),
  }
}

function summarise(name: string, rows: readonly AnswerRow[]): AnswerFigures {
  const known = (values: readonly (number | null)[]) => estimate(values.filter((value) => value !== null))
  const answered = rows.filter((row) => row.isAnswered)
  const average = (value: (row: AnswerRow) => number) => Number(mean(answered.map(value)).toFixed(1))
  return {
    name,
    recall: known(rows.map((r) => r.recall)),
    precision: known(rows.map((r) => r.precision)),
    redundancy: known(rows.map((r) => r.redundancy)),
    claims: average((r) => r.claims),
    citations: average((r) => r.citations),
    words: average((r) => r.words),
    answered: Number((answered.length / rows.length).toFixed(4)),
  }
}
