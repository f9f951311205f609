import { z } from 'zod'
import { type Abbreviation, abbreviationSchema } from '../corpus/authored.ts'
import {
  type Erratum,
  erratumSchema,
  type Item,
  itemSchema,
  type Passage,
  passageSchema,
  type Section,
  type Source,
  sectionSchema,
  sourceSchema,
  type Topic,
  topicSchema,
} from '../corpus/schema.ts'
import { AdduceError } from '../protocol.ts'
import { type Quality, qualitySchema } from '../quality.ts'
import type { Manifest } from './manifest.ts'
import { type NeedIndex, needIndexSchema } from './needs.ts'
import { type QuestionIndex, questionIndexSchema } from './questions.ts'
import { type RelationIndex, relationIndexSchema } from './relations.ts'
import { decodeMatrix, type QuantizedMatrix } from './vectors.ts'
import { type Vocabulary, vocabularySchema } from './vocabulary.ts'
import { loadWordIndex, type WordIndex } from './word-index.ts'

/** Everything keyword search and citing need. */
export interface SearchIndex {
  items: ReadonlyMap<string, Item>
  sections: ReadonlyMap<string, Section>
  /** Background, never a recommendation. */
  passages: readonly Passage[]
  topics: readonly Topic[]
  errata: readonly Erratum[]
  sources: readonly Source[]
  /** Ids of the items that are searched, in document order; relations and vectors count them by position. */
  leaves: readonly string[]
  words: WordIndex
  /** The official texts alone, without the search aids. */
  officialWords: WordIndex
  passageWords: WordIndex
  vocabulary: Vocabulary
  abbreviations: readonly Abbreviation[]
  relations: RelationIndex
  needs: NeedIndex
}

/** What searching by meaning needs besides. */
export interface VectorIndex {
  /** One row a leaf. */
  items: QuantizedMatrix
  /** One row a leaf: the mean direction of the questions and phrases written for it. */
  expansions: QuantizedMatrix
  /** One row a passage. */
  passages: QuantizedMatrix
  /** One row a need: the mean direction of its phrasings. */
  needs: QuantizedMatrix
}

export const corpusFileSchema = z
  .object({
    items: z.array(itemSchema),
    sections: z.array(sectionSchema),
    passages: z.array(passageSchema),
    topics: z.array(topicSchema),
    errata: z.array(erratumSchema),
    sources: z.array(sourceSchema),
  })
  .strict()

/** Files of the manifest that keyword search and citing are read from, by role. */
export const searchFiles = [
  'corpus', 'words', 'officialWords', 'passageWords', 'vocabulary', 'abbreviations', 'relations', 'needs',
] as const // biome-ignore format: one list
export type SearchFiles = Record<(typeof searchFiles)[number], string>

/** @throws AdduceError `index-unusable`, naming the file that is not as expected. */
export function readSearchIndex(files: SearchFiles): SearchIndex {
  const corpus = parseFile('corpus', files.corpus, (json) => corpusFileSchema.parse(json))
  const relations = parseFile('relations', files.relations, (json) => relationIndexSchema.parse(json))
  const needs = parseFile('needs', files.needs, (json) => needIndexSchema.parse(json))
  const vocabulary = parseFile('vocabulary', files.vocabulary, (json) => new Map(vocabularySchema.parse(json)))
  const abbreviations = parseFile('abbreviations', files.abbreviations, (json) =>
    z.array(abbreviationSchema).parse(json),
  )
  const toWordIndex = (json: unknown) => loadWordIndex(json as Parameters<typeof loadWordIndex>[0])
  const words = parseFile('words', files.words, toWordIndex)
  const officialWords = parseFile('official words', files.officialWords, toWordIndex)
  const passageWords = parseFile('passage words', files.passageWords, toWordIndex)
  const leaves = corpus.items.filter((i) => i.children.length === 0).map((i) => i.id)
  if (relations.same.length !== leaves.length)
    throw unusable('relations', `${leaves.length} items expected, got ${relations.same.length}`)
  return {
    items: new Map(corpus.items.map((i) => [i.id, i])),
    sections: new Map(corpus.sections.map((s) => [s.id, s])),
    passages: corpus.passages,
    topics: corpus.topics,
    errata: corpus.errata,
    sources: corpus.sources,
    leaves,
    words,
    officialWords,
    passageWords,
    vocabulary,
    abbreviations,
    relations,
    needs,
  }
}

/** @throws AdduceError `index-unusable` */
export function readQuestions(text: string, { leaves }: Pick<Manifest, 'leaves'>): QuestionIndex {
  const questions = parseFile('questions', text, (json) => questionIndexSchema.parse(json))
  if (questions.length !== leaves) throw unusable('questions', `${leaves} items expected, got ${questions.length}`)
  return questions
}

/** @throws AdduceError `index-unusable` */
export function readQuality(text: string): Quality {
  return parseFile('quality', text, (json) => qualitySchema.parse(json))
}

/** The matrix of items, that of their expansions, that of the passages, that of the needs. */
export function readVectorIndex(
  bytes: ArrayBuffer,
  { leaves, passages, needs, model: { dimension } }: Pick<Manifest, 'leaves' | 'passages' | 'needs' | 'model'>,
): VectorIndex {
  const expected = (2 * leaves + passages + needs) * (4 + dimension)
  if (bytes.byteLength !== expected) throw unusable('vectors', `${expected} bytes expected, got ${bytes.byteLength}`)
  let at = 0
  const next = (count: number) => {
    const start = at
    at += count * (4 + dimension)
    return decodeMatrix(bytes.slice(start, at), count, dimension)
  }
  return { items: next(leaves), expansions: next(leaves), passages: next(passages), needs: next(needs) }
}

function parseFile<T>(name: string, text: string, parse: (json: unknown) => T): T {
  try {
    return parse(JSON.parse(text))
  } catch (cause) {
    throw unusable(name, 'it cannot be read', cause)
  }
}

const unusable = (file: string, reason: string, cause?: unknown): AdduceError =>
  new AdduceError('index-unusable', `The search index is damaged (${file}: ${reason}).`, { cause })
