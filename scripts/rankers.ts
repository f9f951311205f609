import { create, insert, search } from '@orama/orama'
import lunr from 'lunr'
import MiniSearch from 'minisearch'
import type { Question } from '../src/core/corpus/authored.ts'
import { createEngine } from '../src/core/engine.ts'
import { itemText } from '../src/core/index/searched-text.ts'
import { rowVector } from '../src/core/index/vectors.ts'
import { type FusionWeights, fuse, fusionWeights, gatherEvidence, order } from '../src/core/retrieval/rank.ts'
import type { OpenIndex } from './open-index.ts'

/** A way to rank the leaves for a question, best first. */
export interface Ranker {
  name: string
  rank(question: Question): Promise<string[]>
}

/** The question with what was asked before it, which is all that a plain search engine can be given. */
const asText = ({ question, history = [] }: Question): string => [...history, question].join(' ')

/** The whole path, and its legs alone and together. */
export function createOwnRankers({ index, meaning }: OpenIndex): { legs: Ranker[]; wholePath: Ranker } {
  const leg = (name: string, weights: Partial<FusionWeights>): Ranker => ({
    name,
    async rank(question) {
      const text = asText(question)
      const query = meaning && { query: await meaning.embed(text), vectors: meaning.vectors }
      const evidence = await gatherEvidence(text, index, query)
      const none = { words: 0, item: 0, expansions: 0, leaders: 0, needs: 0 }
      const scores = fuse(evidence, index, meaning?.vectors ?? null, { ...fusionWeights, ...none, ...weights })
      return order(scores).map((i) => index.leaves[i] ?? '')
    },
  })
  const engine = createEngine(
    index,
    () => meaning,
    () => performance.now(),
  )
  const { words, item, expansions } = fusionWeights
  return {
    legs: [
      leg('keywords only', { words: 1 }),
      leg('meaning only (items)', { item: 1 }),
      leg('meaning only (items and expansions)', { item, expansions }),
      leg('hybrid, no smoothing', { words, item, expansions }),
    ],
    wholePath: {
      name: 'whole path',
      async rank({ question, history = [] }) {
        const { hits } = await engine.ask({ question, history, limit: 50 })
        return hits.map(({ item }) => item.id)
      },
    },
  }
}

/** What the same items give in ready-made engines with their defaults. */
export async function createBaselines({ index, meaning }: OpenIndex): Promise<Ranker[]> {
  const documents = index.leaves.map((id, i) => {
    const item = index.items.get(id)
    const vector = meaning ? [...rowVector(meaning.vectors.items, i)] : []
    return { id, text: item ? itemText(item) : '', vector }
  })
  const dimension = documents[0]?.vector.length ?? 0
  const orama = create({ schema: { text: 'string', vector: `vector[${dimension}]` } as const })
  for (const document of documents) await insert(orama, document)
  const mini = new MiniSearch({ fields: ['text'] })
  mini.addAll(documents)
  const lunrIndex = lunr(function () {
    this.field('text')
    for (const document of documents) this.add(document)
  })
  return [
    {
      name: 'Orama full text, defaults',
      rank: async (q) => (await search(orama, { term: asText(q), limit: 50 })).hits.map((h) => h.id),
    },
    {
      name: 'Orama hybrid, defaults',
      rank: async (q) => {
        const value = meaning ? [...(await meaning.embed(asText(q)))] : []
        const { hits } = await search(orama, {
          mode: 'hybrid',
          term: asText(q),
          vector: { value, property: 'vector' },
          limit: 50,
        })
        return hits.map((h) => h.id)
      },
    },
    { name: 'MiniSearch, defaults', rank: async (q) => mini.search(asText(q)).map((r) => String(r.id)) },
    {
      name: 'lunr, defaults',
      // lunr reads : ^ ~ * + - as operators; a question has none of them.
      rank: async (q) => lunrIndex.search(asText(q).replace(/[:^~*+-]/g, ' ')).map((r) => r.ref),
    },
    { name: 'document order', rank: async () => [...index.leaves] },
  ]
}
