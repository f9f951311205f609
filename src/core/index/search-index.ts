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

/** What searching by meaning needs besides: a vector for each leaf and for each of its expansions. */
export interface VectorIndex {
  items: QuantizedMatrix
  expansions: QuantizedMatrix
  /** Position of the leaf each expansion belongs to. */
  owners: Uint16Array
}

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

/** Number of expansions of each leaf (uint16, little-endian), then the matrix of items, then the matrix of expansions. */
export function readVectorIndex(
  bytes: ArrayBuffer,
  { leaves, expansions, model: { dimension } }: Pick<Manifest, 'leaves' | 'expansions' | 'model'>,
): VectorIndex {
  const [countsEnd, itemsEnd] = vectorOffsets(leaves, dimension)
  const expected = itemsEnd + expansions * (4 + dimension)
  if (bytes.byteLength !== expected) throw unusable('vectors', `${expected} bytes expected, got ${bytes.byteLength}`)
  const counts = new Uint16Array(bytes, 0, leaves)
  const owners = new Uint16Array(expansions)
  let row = 0
  for (const [leaf, count] of counts.entries()) {
    owners.fill(leaf, row, row + count)
    row += count
  }
  if (row !== expansions) throw unusable('vectors', `${expansions} expansions expected, got ${row}`)
  return {
    items: decodeMatrix(bytes.slice(countsEnd, itemsEnd), leaves, dimension),
    expansions: decodeMatrix(bytes.slice(itemsEnd), expansions, dimension),
    owners,
  }
}

const vectorOffsets = (leaves: number, dimension: number): [number, number] => [
  leaves * 2,
  leaves * 2 + leaves * (4 + dimension),
]

function parseFile<T>(name: string, text: string, parse: (json: unknown) => T): T {
  try {
    return parse(JSON.parse(text))
  } catch (cause) {
    throw unusable(name, 'it cannot be read', cause)
  }
}

const unusable = (file: string, reason: string, cause?: unknown): AdduceError =>
  new AdduceError('index-unusable', `The search index is damaged (${file}: ${reason}).`, { cause })
