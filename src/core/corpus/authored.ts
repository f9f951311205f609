import { z } from 'zod'

/**
 * Search aids written with a language model from the items' text. They are searched and trained on; they are never
 * official text, and wave 2's claims are partly false on purpose, so they are never shown as statements.
 */

const strings = z.array(z.string().min(1))

export const wave1Schema = z
  .object({
    id: z.string(),
    title: z.string().min(1),
    gist: z.string().min(1),
    lay: strings,
    practitioner: strings,
    keywords: strings,
    situations: strings,
    addressees: strings,
  })
  .strict()

export const wave2Schema = z
  .object({ id: z.string(), voices: strings, claims: strings, outcomes: strings, plainwords: strings, broad: strings })
  .strict()

const languageSchema = z.object({ title: z.string().min(1), q: strings, k: strings }).strict()
export const languagesSchema = z
  .object({
    id: z.string(),
    fr: languageSchema,
    es: languageSchema,
    ru: languageSchema,
    ar: languageSchema,
    zh: languageSchema,
  })
  .strict()

export const relationSchema = z
  .object({ id: z.string(), same: strings, close: strings, also: strings, theme: z.string().min(1) })
  .strict()

const grade = z.number().int().min(1).max(3)

/** Something people want to find out, as different people put it, judged one by one over the whole corpus. */
export const needSchema = z
  .object({
    id: z.string(),
    need: z.string().min(1),
    everyday: strings,
    situation: strings,
    short: strings,
    practitioner: strings,
    careless: strings,
    /** A first question, and one that asks for this need only after it. */
    talk: z.tuple([z.string().min(1), z.string().min(1)]),
    /** Item id → grade: 3 answers it, 2 a substantial part, 1 related. */
    relevant: z.record(z.string(), grade),
  })
  .strict()

export const abbreviationSchema = z
  .object({
    /** Without the plural s, which is read too. */
    short: strings.min(1),
    long: z.string().min(1),
    /** The short form is also a word or a name, so that its capitals matter. */
    exact: z.literal(true).optional(),
    /** The recommendations do not speak of it. */
    unmentioned: z.literal(true).optional(),
  })
  .strict()

export const questionCategories = [
  'lay', 'expert', 'situational', 'keyword', 'scoped', 'followup', 'lookup', 'noisy', 'partly', 'unanswerable',
] as const // biome-ignore format: one list

export const questionSchema = z
  .object({
    qid: z.string(),
    question: z.string().min(1),
    category: z.enum(questionCategories),
    /** Item id → grade: 3 answers it, 2 a substantial part, 1 related. */
    relevant: z.record(z.string(), grade),
    notes: z.string(),
    /** Of a question that is answered in part: what the texts speak of, and the words for what they do not. */
    covered: z.string().optional(),
    uncovered: strings.optional(),
    /** Earlier questions of the conversation, oldest first. */
    history: strings.optional(),
    /** Language of the question where it is not English. */
    language: z.enum(['fr', 'es', 'ru', 'ar', 'zh']).optional(),
  })
  .strict()

/** What a complete answer to a development question says, and the items that support each point of it. */
export const completeAnswerSchema = z
  .object({
    qid: z.string(),
    points: z.array(z.object({ point: z.string().min(1), support: strings.min(1) }).strict()).min(1),
    notes: z.string().optional(),
  })
  .strict()

export type Wave1 = z.infer<typeof wave1Schema>
export type Wave2 = z.infer<typeof wave2Schema>
export type Languages = z.infer<typeof languagesSchema>
export type Relation = z.infer<typeof relationSchema>
export type Need = z.infer<typeof needSchema>
export type Abbreviation = z.infer<typeof abbreviationSchema>
export type Question = z.infer<typeof questionSchema>
export type CompleteAnswer = z.infer<typeof completeAnswerSchema>

/** A need as a well-spelt question. Stories are left out: their places and things say nothing about what answers them. */
export function needQuestions({ everyday, short, practitioner }: Need): string[] {
  return [...everyday, ...short, ...practitioner]
}

/** Every phrasing of a need that stands on its own. */
export function needPhrasings(need: Need): string[] {
  return [...needQuestions(need), ...need.situation, ...need.careless]
}

/** Every English phrase of an item's expansions, in order of the fields. */
export function englishPhrases(wave1: Wave1, wave2: Wave2): string[] {
  return [
    wave1.title, wave1.gist, ...wave1.lay, ...wave1.practitioner, ...wave1.keywords, ...wave1.situations,
    ...wave2.voices, ...wave2.claims, ...wave2.outcomes, ...wave2.plainwords, ...wave2.broad,
  ] // biome-ignore format: one list
}
