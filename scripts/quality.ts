import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Question, questionCategories } from '../src/core/corpus/authored.ts'
import { createEngine } from '../src/core/engine.ts'
import type { Failure, Quality } from '../src/core/quality.ts'
import { evaluateAnswers } from './answer-evaluation.ts'
import { readAuthored } from './authored.ts'
import { machine, measureFiles, measureTimes } from './cost.ts'
import {
  compare,
  type Decision,
  decide,
  estimate,
  evaluateAbstention,
  isAnswerable,
  isRefused,
  type Scores,
  scoreRanker,
  summarize,
} from './evaluation.ts'
import { dataDir } from './files.ts'
import { generatedDir, type OpenIndex } from './open-index.ts'
import { createBaselines, createOwnRankers, type Ranker } from './rankers.ts'

/** Below this nDCG@10 a question counts as failed. */
const goodEnough = 0.5
const timedRounds = 2

const languages = ['fr', 'es', 'ru', 'ar', 'zh'] as const

/** A model whose whole path stands in the table beside ours. */
export interface OtherModel {
  name: string
  open: OpenIndex
}

/** Every figure of `npm run eval`. */
export async function measureQuality(built: OpenIndex, others: readonly OtherModel[]): Promise<Quality> {
  const authored = readAuthored()
  const { questions, answerable, unanswerable, stories, partly, translated, completeAnswers } = authored
  // Before anything is remembered.
  const times = await measureTimes(built, questions, timedRounds)
  const open = rememberVectors(built)
  const own = createOwnRankers(open)
  const scoreAll = async (rankers: readonly Ranker[]) => {
    const scores: Scores[] = []
    for (const ranker of rankers) scores.push(await scoreRanker(ranker, questions))
    return scores
  }
  const whole = await scoreRanker(own.wholePath, questions)
  const engines = await scoreAll(await createBaselines(open))
  const foreign = await scoreRanker(own.wholePath, translated)
  const decisions = await decide(open, [...questions, ...answerable, ...unanswerable])
  const foreignDecisions = await decide(open, translated)
  const count = (category: Question['category']) => questions.filter((q) => q.category === category).length
  const { name, sha256, dimension } = open.manifest.model
  return {
    model: { name, sha256, dimension },
    questions: {
      graded: whole.questions.length,
      answerable: decisions.filter((d) => isAnswerable(d.question)).length,
      unanswerable: decisions.filter((d) => !isAnswerable(d.question)).length,
      sha256: hashQuestions(),
    },
    categories: questionCategories
      .filter((category) => whole.questions.some(({ question }) => question.category === category))
      .map((category) => ({ name: category, questions: count(category) })),
    whole: summarize(whole),
    engines: engines.map(summarize),
    legs: (await scoreAll(own.legs)).map(summarize),
    models: (await scoreAll(others.flatMap(toModelRankers))).map(summarize),
    gain: compare(whole, bestOf(engines)),
    parts: (await scoreAll(own.without)).map((scores) => compare(whole, scores)),
    languages: languages.map((language) => {
      const ndcg = foreign.questions.filter(({ question }) => question.language === language).map(({ ndcg }) => ndcg)
      const asked = foreignDecisions.filter(({ question }) => question.language === language && isAnswerable(question))
      const refused = asked.map(({ outcome }) => Number(isRefused(outcome)))
      return { language, questions: ndcg.length, ndcg: estimate(ndcg), refused: estimate(refused) }
    }),
    abstention: evaluateAbstention(decisions, await decide(open, stories), await decide(open, partly)),
    answers: { questions: completeAnswers.length, ways: await evaluateAnswers(createEngine(open.index, () => open.meaning, () => 0), completeAnswers, questions) },
    cost: { machine, times, files: await measureFiles(open.manifest, generatedDir) },
    failures: findFailures([...whole.questions, ...foreign.questions], [...decisions, ...foreignDecisions]),
  } // biome-ignore format: a table
}

const evaluationFiles = [
  'answerable.jsonl',
  'answers.jsonl',
  'dev.jsonl',
  'languages.jsonl',
  'partly.jsonl',
  'stories.jsonl',
  'unanswerable.jsonl',
]

/** Figures hold for the questions they were measured with. */
export function hashQuestions(): string {
  const hash = createHash('sha256')
  for (const file of evaluationFiles) hash.update(readFileSync(join(dataDir, 'evaluation', file)))
  return hash.digest('hex')
}

/** A question is embedded by many rankers, but only once. */
function rememberVectors(open: OpenIndex): OpenIndex {
  const { meaning } = open
  if (!meaning) return open
  const known = new Map<string, Promise<Float32Array>>()
  const embed = (text: string) => {
    const vector = known.get(text) ?? meaning.embed(text)
    known.set(text, vector)
    return vector
  }
  return { ...open, meaning: { ...meaning, embed } }
}

function toModelRankers({ name, open }: OtherModel): Ranker[] {
  const { legs, wholePath } = createOwnRankers(rememberVectors(open))
  return [...legs.filter((leg) => leg.name === 'meaning only (items)'), wholePath].map((ranker) => ({
    ...ranker,
    name: `${name}: ${ranker.name}`,
  }))
}

const bestOf = (engines: readonly Scores[]): Scores => {
  const ranked = engines.toSorted((a, b) => summarize(b).ndcg.mean - summarize(a).ndcg.mean)
  if (!ranked[0]) throw new Error('no engine to compare with')
  return ranked[0]
}

/** Questions whose paragraphs stand too low, or that were answered or refused wrongly, in the order they were asked. */
function findFailures(scores: Scores['questions'], decisions: readonly Decision[]): Failure[] {
  const ndcg = new Map(scores.map(({ question, ndcg }) => [question.qid, ndcg]))
  return decisions.flatMap(({ question, outcome }) => {
    const graded = ndcg.get(question.qid) ?? null
    const failed: Failure['failed'] = []
    if (graded !== null && graded < goodEnough) failed.push('ranked')
    if (isAnswerable(question) && isRefused(outcome)) failed.push('refused')
    if (!isAnswerable(question) && !isRefused(outcome)) failed.push('answered')
    if (failed.length === 0) return []
    const { qid, category, history = [], language = null } = question
    return [{ qid, question: question.question, history, category, language, outcome, ndcg: graded && Number(graded.toFixed(4)), failed }]
  }) // biome-ignore format: one record
}
