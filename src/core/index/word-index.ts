import { create, insert, load, type RawData, save, search } from '@orama/orama'
import { coverByRarity, createBm25Index, inverseDocumentFrequency } from './bm25-index.ts'
import { tokenize, tokenizeWithRanges } from './tokenize.ts'

const schema = { words: 'string' } as const

/** The keyword leg: an Orama database of one document an item, ranked by BM25 over its text and its expansions. */
export type WordIndex = ReturnType<typeof createWordIndex>

export function createWordIndex() {
  return create({
    schema,
    sort: { enabled: false },
    components: {
      index: createBm25Index(),
      tokenizer: { language: 'english', normalizationCache: new Map(), tokenize },
    },
  })
}

export async function buildWordIndex(documents: readonly { id: string; words: string }[]): Promise<WordIndex> {
  const index = createWordIndex()
  for (const document of documents) await insert(index, document)
  return index
}

/** The saved form keeps the postings; the words themselves are dropped, since they are never shown. */
export function saveWordIndex(index: WordIndex): RawData {
  const raw = save(index)
  const docs = raw.docs as { docs: Record<string, { id: string; words?: string }>; count: number }
  const ids = Object.fromEntries(Object.entries(docs.docs).map(([key, { id }]) => [key, { id }]))
  return { ...raw, docs: { ...docs, docs: ids } }
}

export function loadWordIndex(raw: RawData): WordIndex {
  const index = createWordIndex()
  load(index, raw)
  return index
}

/** BM25 score of every item that shares a word with the question, by item id. */
export async function searchWords(index: WordIndex, question: string, limit: number): Promise<Map<string, number>> {
  if (tokenize(question).length === 0) return new Map()
  const { hits } = await search(index, { term: question, limit })
  return new Map(hits.map((hit) => [hit.id, hit.score]))
}

/**
 * How much of a question the best-covering item holds: the rarity of its words found there over the rarity of all its
 * words, from 0 to 1. A word the corpus does not know counts as rare as one that stands in a single item.
 */
export function rarityCoverage(index: WordIndex, question: string): number {
  const { postings } = index.data.index
  // A short word nobody knows is a slip ("wat") or slang, and not a subject the corpus lacks, unless it is a name ("CRC").
  const counted = tokenizeWithRanges(question).filter(
    ({ term, start }) => postings.has(term) || term.length >= 4 || isName(question, start),
  )
  return coverByRarity(index.data.index, new Set(counted.map(({ term }) => term)))
}

/** Share of the question's words that stand in the index at all; 0 for a question without words. */
export function knownShare(index: WordIndex, question: string): number {
  const terms = tokenize(question)
  return terms.filter((term) => index.data.index.postings.has(term)).length / Math.max(1, terms.length)
}

/** Share of the question's words that are capitalised, the first aside, and stand nowhere in the index. */
export function unknownNames(index: WordIndex, question: string): number {
  const { postings } = index.data.index
  const tokens = tokenizeWithRanges(question)
  const unknown = tokens.filter(({ term, start }) => isName(question, start) && !postings.has(term))
  return unknown.length / Math.max(1, tokens.length)
}

const isName = (question: string, start: number): boolean => start > 0 && /\p{Lu}/u.test(question.charAt(start))

/** Documents that hold a term, counted from 0 in the order they were put in. */
export function documentsWith(index: WordIndex, term: string): number[] {
  const list = index.data.index.postings.get(term) ?? []
  // Orama counts documents from 1; every other number is a count.
  return list.filter((_, at) => at % 2 === 0).map((document) => document - 1)
}

/** Inverse document frequency of a term; 0 where no document holds it. */
export function termRarity(index: WordIndex, term: string): number {
  const { postings, lengths } = index.data.index
  const list = postings.get(term)
  return list ? inverseDocumentFrequency(lengths.length - 1, list.length / 2) : 0
}
