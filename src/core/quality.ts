import { z } from 'zod'
import { questionCategories } from './corpus/authored.ts'

/** What `npm run eval -- --write` measured, as data/quality.json keeps it and the page shows it. */

const share = z.number().min(0).max(1)

/** A mean over questions and its 95 % interval. */
const estimateSchema = z.object({ mean: z.number(), low: z.number(), high: z.number() }).strict()

const byCategory = z.partialRecord(z.enum(questionCategories), estimateSchema)

/** Figures of one way to rank; `categories` holds nDCG@10. */
const rankingSchema = z
  .object({
    name: z.string(),
    ndcg: estimateSchema,
    recall: estimateSchema,
    reciprocalRank: estimateSchema,
    categories: byCategory,
  })
  .strict()

/** nDCG@10 of the whole path minus that of something else, question by question. */
const differenceSchema = z.object({ to: z.string(), overall: estimateSchema, categories: byCategory }).strict()

const curveSchema = z
  .object({
    /** Mean risk over every coverage from one question to all. */
    area: share,
    /** The area had the questions been sorted by what is right, and by chance. */
    ideal: share,
    chance: share,
    points: z.array(z.object({ coverage: share, risk: share }).strict()),
    /** Where the engine stands with the decisions it takes. */
    engine: z.object({ coverage: share, risk: share }).strict(),
  })
  .strict()

const answerSchema = z
  .object({
    name: z.string(),
    /** Share of the points with a supporting citation, of the cited items graded 2 or more, of the claims that add no point. */
    recall: estimateSchema,
    precision: estimateSchema,
    redundancy: estimateSchema,
    /** Means over the questions that are answered, and their share. */
    claims: z.number(),
    citations: z.number(),
    words: z.number(),
    answered: share,
  })
  .strict()

const failureSchema = z
  .object({
    qid: z.string(),
    question: z.string(),
    /** Earlier questions of the conversation, oldest first. */
    history: z.array(z.string()),
    category: z.enum(questionCategories),
    language: z.string().nullable(),
    outcome: z.string(),
    /** nDCG@10; null where the question is not graded. */
    ndcg: share.nullable(),
    /** `ranked`: its paragraphs stand too low. `refused`: the texts answer it. `answered`: they do not. */
    failed: z.array(z.enum(['ranked', 'refused', 'answered'])).min(1),
  })
  .strict()

export const qualitySchema = z
  .object({
    /** The model of the index, and the hash of the questions. */
    model: z.object({ name: z.string(), sha256: z.string(), dimension: z.number() }).strict(),
    questions: z.object({ graded: z.number(), answerable: z.number(), unanswerable: z.number(), sha256: z.string() }).strict(),
    categories: z.array(z.object({ name: z.enum(questionCategories), questions: z.number() }).strict()),
    whole: rankingSchema,
    /** Ready-made engines with their defaults. */
    engines: z.array(rankingSchema),
    /** Parts of the whole path alone and together, and other ways to fuse them. */
    legs: z.array(rankingSchema),
    /** The whole path on other models. */
    models: z.array(rankingSchema),
    /** Whole path minus the best of the engines. */
    gain: differenceSchema,
    /** Whole path minus the path without one part. */
    parts: z.array(differenceSchema),
    /** Development questions put in other languages; `refused` is the share of them that is wrongly refused. */
    languages: z.array(z.object({ language: z.string(), questions: z.number(), ndcg: estimateSchema, refused: estimateSchema }).strict()),
    abstention: z
      .object({
        /** Share of the unanswerable questions that are refused, of the answerable ones that are wrongly refused. */
        refused: estimateSchema,
        wronglyRefused: estimateSchema,
        /** The same of stories with hardly a word of the texts, which were written to be hard. */
        stories: z.object({ refused: estimateSchema, wronglyRefused: estimateSchema }).strict(),
        outcomes: z.array(z.object({ outcome: z.string(), answerable: z.number(), partly: z.number(), unanswerable: z.number() }).strict()),
        curve: curveSchema,
      })
      .strict(),
    /** Answers against the points of complete ones, composed and made in plainer ways. */
    answers: z
      .object({ questions: z.number(), ways: z.array(answerSchema) })
      .strict(),
    cost: z
      .object({
        /** Where it was timed. */
        machine: z.string(),
        times: z.array(z.object({ name: z.string(), medianMs: z.number(), p95Ms: z.number() }).strict()),
        files: z.array(z.object({ name: z.string(), sizeBytes: z.number(), brotliBytes: z.number() }).strict()),
      })
      .strict(),
    failures: z.array(failureSchema),
  })
  .strict() // biome-ignore format: a table

export type Quality = z.infer<typeof qualitySchema>
export type Estimate = z.infer<typeof estimateSchema>
export type RankingFigures = z.infer<typeof rankingSchema>
export type Difference = z.infer<typeof differenceSchema>
export type RiskCoverage = z.infer<typeof curveSchema>
export type Failure = z.infer<typeof failureSchema>
