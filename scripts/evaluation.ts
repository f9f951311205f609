import { type Question, questionCategories } from '../src/core/corpus/authored.ts'
import { createEngine } from '../src/core/engine.ts'
import type { AskReply } from '../src/core/protocol.ts'
import type { Difference, Estimate, Quality, RankingFigures, RiskCoverage } from '../src/core/quality.ts'
import { answerability } from '../src/core/retrieval/abstain.ts'
import { bootstrapInterval, mean, ndcgAt, recallAt, reciprocalRankAt } from './metrics.ts'
import type { OpenIndex } from './open-index.ts'
import { fitQuestion } from './question-fit.ts'
import type { Ranker } from './rankers.ts'

/** How one ranker does on one question. */
export interface QuestionScore {
  question: Question
  ndcg: number
  recall: number
  reciprocalRank: number
}

/** Scores of one ranker on the graded questions, in their order; what nothing answers is left out. */
export interface Scores {
  name: string
  questions: readonly QuestionScore[]
}

export async function scoreRanker(ranker: Ranker, questions: readonly Question[]): Promise<Scores> {
  const scores: QuestionScore[] = []
  for (const question of questions) {
    if (question.category === 'unanswerable') continue
    const ranking = await ranker.rank(question)
    scores.push({
      question,
      ndcg: ndcgAt(10, ranking, question.relevant),
      recall: recallAt(10, ranking, question.relevant),
      reciprocalRank: reciprocalRankAt(10, ranking, question.relevant),
    })
  }
  return { name: ranker.name, questions: scores }
}

/** Mean over questions with its 95 % interval. */
export function estimate(values: readonly number[]): Estimate {
  const [low, high] = bootstrapInterval(values)
  return { mean: round(mean(values)), low: round(low), high: round(high) }
}

/** Enough places to compare by, and few enough to read in a diff. */
const round = (value: number): number => Number(value.toFixed(4))

export function summarize({ name, questions }: Scores): RankingFigures {
  return {
    name,
    ndcg: estimate(questions.map((q) => q.ndcg)),
    recall: estimate(questions.map((q) => q.recall)),
    reciprocalRank: estimate(questions.map((q) => q.reciprocalRank)),
    categories: estimateByCategory(questions.map(({ question, ndcg }) => ({ question, value: ndcg }))),
  }
}

/**
 * How much better the first ranks than the second, in nDCG@10. The bootstrap is paired: it draws questions, and each
 * brings the difference of its two scores, so what makes a question hard for both does not widen the interval.
 */
export function compare(scores: Scores, other: Scores): Difference {
  const differences = scores.questions.map(({ question, ndcg }, i) => {
    const theirs = other.questions[i]
    if (theirs?.question.qid !== question.qid) throw new Error(`${other.name} was not asked ${question.qid}`)
    return { question, value: ndcg - theirs.ndcg }
  })
  return {
    to: other.name,
    overall: estimate(differences.map(({ value }) => value)),
    categories: estimateByCategory(differences),
  }
}

function estimateByCategory(values: readonly { question: Question; value: number }[]): RankingFigures['categories'] {
  const figures: RankingFigures['categories'] = {}
  for (const category of questionCategories) {
    const own = values.filter(({ question }) => question.category === category).map(({ value }) => value)
    if (own.length > 0) figures[category] = estimate(own)
  }
  return figures
}

/** What the engine decided on a question, and how sure it was. */
export interface Decision {
  question: Question
  outcome: AskReply['outcome']
  /** 0 to 1; only its order counts. */
  confidence: number
}

/** Ask every question as the page does. */
export async function decide(open: OpenIndex, questions: readonly Question[]): Promise<Decision[]> {
  const engine = createEngine(
    open.index,
    () => open.meaning,
    () => 0,
  )
  const decisions: Decision[] = []
  for (const question of questions) {
    const { outcome } = await engine.ask({ question: question.question, history: question.history ?? [] })
    // An address is resolved before anything is searched.
    const confidence = outcome === 'reference' ? 1 : answerability(await fitQuestion(open, question))
    decisions.push({ question, outcome, confidence })
  }
  return decisions
}

export const isAnswerable = ({ category }: Question): boolean => category !== 'unanswerable'
export const isRefused = (outcome: AskReply['outcome']): boolean => outcome === 'not-covered'

/** @param partly decisions on questions that are answered in part: refusing them is no fault, answering them whole is a small one. */
export function evaluateAbstention(
  decisions: readonly Decision[],
  stories: readonly Decision[] = [],
  partly: readonly Decision[] = [],
): Quality['abstention'] {
  const refusals = (among: readonly Decision[], answerable: boolean) =>
    estimate(
      among
        .filter(({ question }) => isAnswerable(question) === answerable)
        .map(({ outcome }) => Number(isRefused(outcome))),
    )
  const count = (outcome: string, among: readonly Decision[]) => among.filter((d) => d.outcome === outcome).length
  const ofAnswerable = decisions.filter(({ question }) => isAnswerable(question))
  const ofUnanswerable = decisions.filter(({ question }) => !isAnswerable(question))
  return {
    refused: refusals(decisions, false),
    wronglyRefused: refusals(decisions, true),
    stories: { refused: refusals(stories, false), wronglyRefused: refusals(stories, true) },
    outcomes: [...new Set([...decisions, ...partly].map(({ outcome }) => outcome))].sort().map((outcome) => ({
      outcome,
      answerable: count(outcome, ofAnswerable),
      partly: count(outcome, partly),
      unanswerable: count(outcome, ofUnanswerable),
    })),
    curve: measureRiskCoverage(decisions),
  }
}

/**
 * Risk–coverage curve (El-Yaniv & Wiener 2010): answer only the questions one is most confident of, and see what share of
 * those answered (the coverage) should not have been (the risk), here because the texts do not answer them.
 */
function measureRiskCoverage(decisions: readonly Decision[]): RiskCoverage {
  const loss = ({ question }: Decision) => Number(!isAnswerable(question))
  const risksOf = (sorted: readonly Decision[]) => {
    let lost = 0
    return sorted.map((decision, i) => {
      lost += loss(decision)
      return lost / (i + 1)
    })
  }
  const risks = risksOf(decisions.toSorted((a, b) => b.confidence - a.confidence))
  const answered = decisions.filter(({ outcome }) => !isRefused(outcome))
  return {
    area: round(mean(risks)),
    ideal: round(mean(risksOf(decisions.toSorted((a, b) => loss(a) - loss(b))))),
    chance: round(mean(decisions.map(loss))),
    points: Array.from({ length: 20 }, (_, i) => {
      const coverage = (i + 1) / 20
      return { coverage, risk: round(risks[Math.round(coverage * risks.length) - 1] ?? 0) }
    }),
    engine: { coverage: round(answered.length / decisions.length), risk: round(mean(answered.map(loss))) },
  }
}
