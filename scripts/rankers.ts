import { create, insert, search } from '@orama/orama'
import lunr from 'lunr'
import MiniSearch from 'minisearch'
import type { Question } from '../src/core/corpus/authored.ts'
import { createEngine, type Steps } from '../src/core/engine.ts'
import type { SearchIndex } from '../src/core/index/search-index.ts'
import { itemText } from '../src/core/index/searched-text.ts'
import { rowVector } from '../src/core/index/vectors.ts'
import type { AskParams } from '../src/core/protocol.ts'
import { embedParts } from '../src/core/retrieval/embed-question.ts'
import {
  type Evidence,
  type FusionWeights,
  fuse,
  fusionWeights,
  gatherEvidence,
  order,
} from '../src/core/retrieval/rank.ts'
import { understandQuestion } from '../src/core/retrieval/understand.ts'
import { combineConvexly, fuseReciprocalRanks, type WeightedLeg } from './fusion-baselines.ts'
import type { OpenIndex } from './open-index.ts'

/** A way to rank the leaves for a question, best first. */
export interface Ranker {
  name: string
  rank(question: Question): Promise<string[]>
}

/** The question with what was asked before it, which is all that a plain search engine can be given. */
const asText = ({ question, history = [] }: Question): string => [...history, question].join(' ')

/** The whole path; its legs alone and together, without what comes before and after them; and itself without each part. */
export function createOwnRankers({ index, meaning }: OpenIndex): { legs: Ranker[]; wholePath: Ranker; without: Ranker[] } {
  const vectors = meaning?.vectors ?? null
  const rankWhole = (name: string, { replaced = {}, searched = index, asked = {}, keywordsOnly = false }: Variant = {}): Ranker => {
    const engine = createEngine(searched, () => (keywordsOnly ? null : meaning), () => performance.now(), undefined, replaced)
    return {
      name,
      async rank({ question, history = [] }) {
        const { hits } = await engine.ask({ question, history, limit: 50, ...asked })
        return hits.map(({ item }) => item.id)
      },
    }
  }
  const reweighed = (weights: Partial<FusionWeights>): Partial<Steps> => ({
    fuse: (evidence, relations, vectors) => fuse(evidence, relations, vectors, { ...fusionWeights, ...weights }),
  })
  const leg = (name: string, combine: (evidence: Evidence) => Float32Array): Ranker => ({
    name,
    async rank(question) {
      const text = asText(question)
      const query = meaning && { query: await meaning.embed(text), vectors: meaning.vectors }
      return order(combine(await gatherEvidence(text, index, query))).map((i) => index.leaves[i] ?? '')
    },
  })
  const withWeights = (weights: Partial<FusionWeights>) => (evidence: Evidence) =>
    fuse(evidence, index, vectors, { ...fusionWeights, words: 0, item: 0, expansions: 0, leaders: 0, needs: 0, ...weights })
  const { words, item, expansions } = fusionWeights
  return {
    legs: [
      leg('keywords only', withWeights({ words: 1 })),
      leg('meaning only (items)', withWeights({ item: 1 })),
      leg('meaning only (items and expansions)', withWeights({ item, expansions })),
      leg('hybrid, no smoothing', withWeights({ words, item, expansions })),
      leg('hybrid of min–max scores', (evidence) => combineConvexly(toLegs(evidence))),
      leg('hybrid by reciprocal rank', (evidence) => fuseReciprocalRanks(toLegs(evidence))),
    ],
    wholePath: rankWhole('whole path'),
    without: [
      rankWhole('keywords', { replaced: reweighed({ words: 0 }) }),
      rankWhole('meaning of the paragraphs', { replaced: reweighed({ item: 0 }) }),
      rankWhole('meaning of the search aids', { replaced: reweighed({ expansions: 0 }) }),
      rankWhole('search aids (words and meaning)', { replaced: reweighed({ expansions: 0 }), searched: { ...index, words: index.officialWords } }),
      rankWhole('information needs', { replaced: reweighed({ needs: 0 }) }),
      rankWhole('model', { keywordsOnly: true }),
      rankWhole('smoothing by relations', { replaced: reweighed({ same: 0, close: 0 }) }),
      rankWhole('smoothing by nearness', { replaced: reweighed({ cosine: 0 }) }),
      rankWhole('smoothing', { replaced: reweighed({ leaders: 0 }) }),
      rankWhole('spelling and abbreviations', { asked: { asTyped: true } }),
      rankWhole('abbreviations', { searched: { ...index, abbreviations: [] } }),
      rankWhole('scopes', { replaced: { understandQuestion: (params, lexicon) => understandQuestion(params, lexicon, []) } }),
      rankWhole('reference parser', { replaced: { parseReference: () => null } }),
      rankWhole('singulars of the question', { replaced: { embedParts: (parts, _, embed) => embedParts(parts, new Map(), embed) } }),
      rankWhole('earlier questions', { asked: { history: [] } }),
      rankWhole('reading of follow-ups', { replaced: { understandQuestion: joinAndUnderstand } }),
    ],
  }
} // biome-ignore format: a table

/** A follow-up simply joined to what was asked before it. */
const joinAndUnderstand: Steps['understandQuestion'] = ({ question, history = [], ...params }, lexicon, sections) =>
  understandQuestion({ ...params, question: [...history, question].join(' ') }, lexicon, sections)

/** What makes a path other than the engine's own. */
interface Variant {
  replaced?: Partial<Steps>
  searched?: SearchIndex
  asked?: Partial<AskParams>
  keywordsOnly?: boolean
}

/** The legs that fusion adds up, with its weights. */
function toLegs({ words, item, expansions }: Evidence): WeightedLeg[] {
  const legs: WeightedLeg[] = [[words, fusionWeights.words]]
  if (item) legs.push([item, fusionWeights.item])
  if (expansions) legs.push([expansions, fusionWeights.expansions])
  return legs
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
