import { type Question, questionCategories } from '../src/core/corpus/authored.ts'
import type { Engine } from '../src/core/engine.ts'
import { mean, ndcgAt, recallAt, reciprocalRankAt } from './metrics.ts'
import type { Ranker } from './rankers.ts'

/** Figures of one ranker; `categories` holds nDCG@10. */
export interface Figures {
  name: string
  ndcg: number
  recall: number
  reciprocalRank: number
  categories: Record<string, number>
}

export async function evaluateRanker(ranker: Ranker, questions: readonly Question[]): Promise<Figures> {
  const rows: { category: string; ndcg: number; recall: number; reciprocalRank: number }[] = []
  for (const question of questions) {
    if (question.category === 'unanswerable') continue
    const ranking = await ranker.rank(question)
    rows.push({
      category: question.category,
      ndcg: ndcgAt(10, ranking, question.relevant),
      recall: recallAt(10, ranking, question.relevant),
      reciprocalRank: reciprocalRankAt(10, ranking, question.relevant),
    })
  }
  const categories = questionCategories.map((category) => {
    const own = rows.filter((r) => r.category === category)
    return [category, mean(own.map((r) => r.ndcg))] as const
  })
  return {
    name: ranker.name,
    ndcg: mean(rows.map((r) => r.ndcg)),
    recall: mean(rows.map((r) => r.recall)),
    reciprocalRank: mean(rows.map((r) => r.reciprocalRank)),
    categories: Object.fromEntries(categories.filter(([category]) => category !== 'unanswerable')),
  }
}

export interface Abstention {
  /** Share of the unanswerable questions that are refused. */
  refused: number
  /** Share of the answerable questions that are wrongly refused. */
  wronglyRefused: number
  /** Ids of the questions decided wrongly. */
  mistakes: string[]
}

export async function evaluateAbstention(engine: Engine, questions: readonly Question[]): Promise<Abstention> {
  const decided = await Promise.all(
    questions.map(async ({ qid, question, history = [], category }) => {
      const { outcome } = await engine.ask({ question, history })
      return { qid, unanswerable: category === 'unanswerable', refused: outcome === 'not-covered' }
    }),
  )
  const share = (unanswerable: boolean) =>
    mean(decided.filter((d) => d.unanswerable === unanswerable).map((d) => Number(d.refused)))
  return {
    refused: share(true),
    wronglyRefused: share(false),
    mistakes: decided.filter((d) => d.unanswerable !== d.refused).map((d) => d.qid),
  }
}
