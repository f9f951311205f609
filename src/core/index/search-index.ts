import { z } from 'zod'
import { type Erratum, erratumSchema, type Item, itemSchema, type Section, sectionSchema } from '../corpus/schema.ts'
import { AdduceError } from '../protocol.ts'
import type { Manifest } from './manifest.ts'
import { type RelationIndex, relationIndexSchema } from './relations.ts'
import { decodeMatrix, type QuantizedMatrix } from './vectors.ts'
import { loadWordIndex, type WordIndex } from './word-index.ts'

/** Everything keyword search and citing need. */
export interface SearchIndex {
  items: ReadonlyMap<string, Item>
  sections: ReadonlyMap<string, Section>
  errata: readonly Erratum[]
  /** Ids of the items that are searched, in document order; relations and vectors count them by position. */
  leaves: readonly string[]
  words: WordIndex
  relations: RelationIndex
}

/** What searching by meaning needs besides. */
export interface VectorIndex {
  /** One row a leaf. */
  items: QuantizedMatrix
  /** `prototypesPerItem` rows a leaf: what stands for the many questions and phrases written for it. */
  prototypes: QuantizedMatrix
}

export const prototypesPerItem = 4

export const corpusFileSchema = z
  .object({ items: z.array(itemSchema), sections: z.array(sectionSchema), errata: z.array(erratumSchema) })
  .strict()

/** @throws AdduceError `index-unusable`, naming the file that is not as expected. */
export function readSearchIndex(files: { corpus: string; words: string; relations: string }): SearchIndex {
  const corpus = parseFile('corpus', files.corpus, (json) => corpusFileSchema.parse(json))
  const relations = parseFile('relations', files.relations, (json) => relationIndexSchema.parse(json))
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
    relations,
  }
}

/** The matrix of items, then the matrix of prototypes. */
export function readVectorIndex(
  bytes: ArrayBuffer,
  { leaves, model: { dimension } }: Pick<Manifest, 'leaves' | 'model'>,
): VectorIndex {
  const itemsEnd = leaves * (4 + dimension)
  const expected = itemsEnd * (1 + prototypesPerItem)
  if (bytes.byteLength !== expected) throw unusable('vectors', `${expected} bytes expected, got ${bytes.byteLength}`)
  return {
    items: decodeMatrix(bytes.slice(0, itemsEnd), leaves, dimension),
    prototypes: decodeMatrix(bytes.slice(itemsEnd), leaves * prototypesPerItem, dimension),
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
