import { join } from 'node:path'
import {
  type Abbreviation,
  abbreviationSchema,
  type CompleteAnswer,
  completeAnswerSchema,
  type Languages,
  languagesSchema,
  type Need,
  needPhrasings,
  needSchema,
  type Question,
  questionSchema,
  type Relation,
  relationSchema,
  type Wave1,
  type Wave2,
  wave1Schema,
  wave2Schema,
} from '../src/core/corpus/authored.ts'
import type { Item } from '../src/core/corpus/schema.ts'
import { itemText } from '../src/core/index/searched-text.ts'
import { tokenize } from '../src/core/index/tokenize.ts'
import { dataDir, readJsonLines } from './files.ts'

/** The model-written search aids and the evaluation questions, by item id where they belong to items. */
export interface Authored {
  wave1: Wave1[]
  wave2: Wave2[]
  languages: Languages[]
  relations: Relation[]
  needs: Need[]
  abbreviations: Abbreviation[]
  questions: Question[]
  /** The points of complete answers to development questions. */
  completeAnswers: CompleteAnswer[]
  /** Development questions in five other languages, and some that nothing answers. */
  translated: Question[]
  /** Short questions that the corpus answers, not graded, and more that it does not: for calibrating abstention. */
  answerable: Question[]
  unanswerable: Question[]
  /** What happened to somebody, with hardly a word of the texts: half of them answered, half not. */
  stories: Question[]
  /** Questions of which the texts answer one part. */
  partly: Question[]
}

export function readAuthored(dir = dataDir): Authored {
  const expansions = join(dir, 'expansions')
  return {
    wave1: readJsonLines(expansions, wave1Schema, 'wave1-'),
    wave2: readJsonLines(expansions, wave2Schema, 'wave2-'),
    languages: readJsonLines(expansions, languagesSchema, 'languages-'),
    relations: readJsonLines(join(dir, 'relations'), relationSchema, 'part-'),
    needs: readJsonLines(join(dir, 'needs'), needSchema, 'part-'),
    abbreviations: readJsonLines(join(dir, 'abbreviations.jsonl'), abbreviationSchema),
    questions: readJsonLines(join(dir, 'evaluation', 'dev.jsonl'), questionSchema),
    completeAnswers: readJsonLines(join(dir, 'evaluation', 'answers.jsonl'), completeAnswerSchema),
    translated: readJsonLines(join(dir, 'evaluation', 'languages.jsonl'), questionSchema),
    answerable: readJsonLines(join(dir, 'evaluation', 'answerable.jsonl'), questionSchema),
    unanswerable: readJsonLines(join(dir, 'evaluation', 'unanswerable.jsonl'), questionSchema),
    stories: readJsonLines(join(dir, 'evaluation', 'stories.jsonl'), questionSchema),
    partly: readJsonLines(join(dir, 'evaluation', 'partly.jsonl'), questionSchema),
  }
}

/** Every id that points nowhere, stands twice or is missing. */
export function checkAuthored(authored: Authored, items: readonly Item[]): string[] {
  const ids = new Set(items.map((i) => i.id))
  const leaves = items.filter((i) => i.children.length === 0).map((i) => i.id)
  const problems: string[] = []
  for (const kind of ['wave1', 'wave2', 'languages', 'relations'] as const) {
    const seen = new Set<string>()
    for (const { id } of authored[kind]) {
      if (!ids.has(id)) problems.push(`${kind}: unknown item ${id}`)
      else if (seen.has(id)) problems.push(`${kind}: ${id} stands twice`)
      seen.add(id)
    }
    for (const id of leaves) if (!seen.has(id)) problems.push(`${kind}: nothing is written for ${id}`)
  }
  for (const relation of authored.relations)
    for (const id of [...relation.same, ...relation.close, ...relation.also])
      if (!ids.has(id)) problems.push(`relations: ${relation.id} names unknown item ${id}`)
  const phrasings = new Set<string>()
  for (const need of authored.needs) {
    for (const id of Object.keys(need.relevant))
      if (!ids.has(id)) problems.push(`needs: ${need.id} names unknown item ${id}`)
    for (const phrasing of needPhrasings(need)) {
      if (phrasings.has(phrasing)) problems.push(`needs: ${need.id} repeats “${phrasing}”`)
      phrasings.add(phrasing)
    }
  }
  for (const question of authored.questions)
    for (const id of Object.keys(question.relevant))
      if (!ids.has(id)) problems.push(`evaluation: ${question.qid} names unknown item ${id}`)
  return [...problems, ...checkAbbreviations(authored.abbreviations, items), ...checkCompleteAnswers(authored, ids)]
}

function checkCompleteAnswers({ completeAnswers, questions }: Authored, ids: ReadonlySet<string>): string[] {
  const answerable = new Set(questions.filter((q) => q.category !== 'unanswerable').map((q) => q.qid))
  const seen = new Set<string>()
  const problems: string[] = []
  for (const { qid, points } of completeAnswers) {
    if (!answerable.has(qid)) problems.push(`complete answers: no answerable question ${qid}`)
    if (seen.has(qid)) problems.push(`complete answers: ${qid} stands twice`)
    seen.add(qid)
    for (const id of points.flatMap(({ support }) => support))
      if (!ids.has(id)) problems.push(`complete answers: ${qid} names unknown item ${id}`)
  }
  return problems
}

/** A short form stands once; a long form is made of words of one item, unless it is said that no item mentions it. */
export function checkAbbreviations(abbreviations: readonly Abbreviation[], items: readonly Item[]): string[] {
  const shorts = abbreviations.flatMap(({ short }) => short)
  const texts = items.map((item) => itemText(item).toLowerCase())
  const words = texts.map((text) => new Set(tokenize(text)))
  const problems = shorts.filter((short, i) => shorts.indexOf(short) !== i).map((short) => `${short} stands twice`)
  for (const { long, unmentioned } of abbreviations) {
    const parts = long.split('-').flatMap(tokenize)
    if (unmentioned && texts.some((text) => text.includes(long.toLowerCase())))
      problems.push(`an item mentions “${long}”, though it is said that none does`)
    if (!unmentioned && !words.some((known) => parts.every((word) => known.has(word))))
      problems.push(`no item holds the words of “${long}”`)
  }
  return problems.map((problem) => `abbreviations: ${problem}`)
}
