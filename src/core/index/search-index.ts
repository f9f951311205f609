import { z } from 'zod'
import { type Erratum, erratumSchema, type Item, itemSchema, type Section, sectionSchema } from '../corpus/schema.ts'
import { AdduceError } from '../protocol.ts'
import type { Manifest } from './manifest.ts'
import { type RelationIndex, relationIndexSchema } from './relations.ts'
import { decodeMatrix, type QuantizedMatrix } from './vectors.ts'
import { type Vocabulary, vocabularySchema } from './vocabulary.ts'
import { loadWordIndex, type WordIndex } from './word-index.ts'

/** Everything keyword search and citing need. */
export interface SearchIndex {
  items: ReadonlyMap<string, Item>
  sections: ReadonlyMap<string, Section>
  errata: readonly Erratum[]
  /** Ids of the items that are searched, in document order; relations and vectors count them by position. */
  leaves: readonly string[]
  words: WordIndex
  vocabulary: Vocabulary
  relations: RelationIndex
}

/** What searching by meaning needs besides: two matrices of one row a leaf. */
export interface VectorIndex {
  items: QuantizedMatrix
  /** The mean direction of the questions and phrases written for the item. */
  expansions: QuantizedMatrix
}

export const corpusFileSchema = z
  .object({ items: z.array(itemSchema), sections: z.array(sectionSchema), errata: z.array(erratumSchema) })
  .strict()

/** @throws AdduceError `index-unusable`, naming the file that is not as expected. */
export function readSearchIndex(files: Record<'corpus' | 'words' | 'vocabulary' | 'relations', string>): SearchIndex {
  const corpus = parseFile('corpus', files.corpus, (json) => corpusFileSchema.parse(json))
  const relations = parseFile('relations', files.relations, (json) => relationIndexSchema.parse(json))
  const vocabulary = parseFile('vocabulary', files.vocabulary, (json) => new Map(vocabularySchema.parse(json)))
  const words = parseFile('words', files.words, (json) => loadWordIndex(json as Parameters<typeof loadWordIndex>[0]))
  const leaves = corpus.items.filter((i) => i.children.length === 0).map((i) => i.id)
  if (relations.same.length !== leaves.length)
    throw unusable('relations', `${leaves.length} items expected, got ${relations.same.length}`)
  return {
    items: new Map(corpus.items.map((i) => [i.id, i])),
    sections: new Map(corpus.sections.map((s) => [s.id, s])),
    errata: corpus.errata,
    leaves,
    words,
    vocabulary,
    relations,
  }
}

/** The matrix of items, then the matrix of their expansions. */
export function readVectorIndex(
  bytes: ArrayBuffer,
  { leaves, model: { dimension } }: Pick<Manifest, 'leaves' | 'model'>,
): VectorIndex {
  const half = leaves * (4 + dimension)
  if (bytes.byteLength !== 2 * half) throw unusable('vectors', `${2 * half} bytes expected, got ${bytes.byteLength}`)
  return {
    items: decodeMatrix(bytes.slice(0, half), leaves, dimension),
    expansions: decodeMatrix(bytes.slice(half), leaves, dimension),
  }
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
