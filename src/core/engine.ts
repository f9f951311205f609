import { composeAnswer } from './answer/compose.ts'
import { verifyAnswer } from './answer/verify.ts'
import { toCitedItem } from './corpus/cite.ts'
import type { Item } from './corpus/schema.ts'
import type { SearchIndex, VectorIndex } from './index/search-index.ts'
import { tokenize, tokenizeWithRanges } from './index/tokenize.ts'
import {
  AdduceError,
  type AskParams,
  type AskReply,
  type CitedItem,
  type Hit,
  type ItemInPlace,
  maxQuestionLength,
  type Range,
} from './protocol.ts'
import { isAnswerable, measureFit } from './retrieval/abstain.ts'
import { correctSpelling } from './retrieval/correct-spelling.ts'
import { parseReference } from './retrieval/parse-reference.ts'
import { type Evidence, fuse, gatherEvidence, order } from './retrieval/rank.ts'

/** Searching by meaning: vectors, and the model that puts a question among them. */
export interface Meaning {
  vectors: VectorIndex
  /** Vector of unit length of a question. */
  embed(question: string): Promise<Float32Array>
}

export interface Engine {
  /** @throws AdduceError for an empty or overlong question, or the signal's reason. */
  ask(params: AskParams, signal?: AbortSignalLike): Promise<AskReply>
  /** @throws AdduceError `unknown-item`. */
  open(id: string): ItemInPlace
}

/** The part of an AbortSignal that is needed where there is no DOM. */
export interface AbortSignalLike {
  throwIfAborted(): void
}

/** Neighbours shown on either side of an opened paragraph. */
const neighboursShown = 3

/**
 * Question in, cited answer out; the same in a worker and in Node.
 * @param meaning asked at each question, since the model arrives after the index.
 */
export function createEngine(index: SearchIndex, meaning: () => Meaning | null, now: () => number): Engine {
  const position = new Map(index.leaves.map((id, i) => [id, i]))
  const sections = [...index.sections.values()]
  const ids = new Set(index.items.keys())

  async function ask(
    { question: asked, history = [], asTyped = false, limit = 20 }: AskParams,
    signal?: AbortSignalLike,
  ): Promise<AskReply> {
    const started = now()
    const question = readQuestion(asked)
    const semantic = meaning()
    const spelled = asTyped ? { question, corrections: [] } : correctSpelling(question, index.vocabulary)
    const query = [...history.map((h) => h.slice(0, maxQuestionLength)), spelled.question].join(' ')
    const queryVector = semantic && (await semantic.embed(query))
    signal?.throwIfAborted()
    const evidence = await gatherEvidence(
      query,
      index,
      semantic && queryVector && { query: queryVector, vectors: semantic.vectors },
    )
    const scores = fuse(evidence, index, semantic?.vectors ?? null)
    const reference = parseReference(question, sections, ids)
    const ranked = reference ? rankAddressed(reference.ids, scores) : toRanking(scores)
    const outcome = reference ? 'reference' : isCovered(query, evidence) ? 'answered' : 'not-covered'
    signal?.throwIfAborted()

    const hits = ranked.slice(0, limit)
    const answer =
      outcome === 'answered'
        ? verifyAnswer(composeAnswer(query, hits, isSame), (id) => index.items.get(id)?.text)
        : { claims: [], withheld: 0 }
    const terms = new Set(tokenize(query))
    return {
      question,
      corrections: reference ? [] : spelled.corrections,
      outcome,
      addressed: reference ? addressedIds(reference.ids).length : 0,
      ambiguous: reference?.ambiguous ?? false,
      legs: semantic ? 'keywords and meaning' : 'keywords',
      answer,
      hits: hits.map(({ item, score }) => toHit(item, score, terms)),
      ms: now() - started,
    }
  }

  const isCovered = (query: string, evidence: Evidence) => isAnswerable(measureFit(query, index, evidence))

  function toRanking(scores: Float32Array): { item: Item; score: number }[] {
    return order(scores).map((i) => ({ item: itemAt(index.leaves[i] ?? ''), score: scores[i] ?? 0 }))
  }

  /** What stands at the address first, then the lead-ins above it, then what is related to it. */
  function rankAddressed(ids: readonly string[], scores: Float32Array): { item: Item; score: number }[] {
    const addressed = addressedIds(ids)
    const above = ids.flatMap((id) => ancestors(id))
    const related = addressed.flatMap((id) => {
      const i = position.get(id)
      if (i === undefined) return []
      return [...(index.relations.same[i] ?? []), ...(index.relations.close[i] ?? [])].map((j) => index.leaves[j] ?? '')
    })
    const rest = toRanking(scores).map(({ item }) => item.id)
    const all = [...new Set([...addressed, ...above, ...related, ...rest])]
    return all.map((id, rank) => ({ item: itemAt(id), score: 1 / (rank + 1) }))
  }

  const addressedIds = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => [id, ...descendants(id)]))]

  const descendants = (id: string): string[] => itemAt(id).children.flatMap((child) => [child, ...descendants(child)])

  function ancestors(id: string): string[] {
    const { parent } = itemAt(id)
    return parent === null ? [] : [parent, ...ancestors(parent)]
  }

  function isSame(a: Item, b: Item): boolean {
    const [i, j] = [position.get(a.id), position.get(b.id)]
    return i !== undefined && j !== undefined && (index.relations.same[i] ?? []).includes(j)
  }

  function itemAt(id: string): Item {
    const item = index.items.get(id)
    if (!item) throw new AdduceError('unknown-item', `There is no item ${id.slice(0, 40)} in the compendium.`)
    return item
  }

  function cite(item: Item): CitedItem {
    const section = index.sections.get(item.section)
    if (!section) throw new AdduceError('index-unusable', `The search index has no section ${item.section}.`)
    return toCitedItem(item, section, index.errata)
  }

  function toHit(item: Item, score: number, terms: ReadonlySet<string>): Hit {
    return {
      item: cite(item),
      score,
      marks: { text: markTerms(item.text, terms), leadIn: item.leadIn === null ? [] : markTerms(item.leadIn, terms) },
    }
  }

  function open(id: string): ItemInPlace {
    const item = itemAt(id)
    const section = index.sections.get(item.section)
    if (!section) throw new AdduceError('index-unusable', `The search index has no section ${item.section}.`)
    const leadIns = ancestors(id).reverse()
    const inSection = [...index.items.values()].filter((i) => i.section === item.section)
    const top = leadIns[0] ?? id
    const roots = inSection.filter((i) => i.parent === null)
    const at = roots.findIndex((i) => i.id === top)
    const shown = roots.slice(Math.max(0, at - neighboursShown), at + neighboursShown + 1)
    const surroundings = shown.flatMap((i) => [i.id, ...(i.id === top ? descendants(i.id) : [])])
    return {
      item: cite(item),
      section,
      leadIns: leadIns.map((i) => cite(itemAt(i))),
      surroundings: surroundings.map((i) => cite(itemAt(i))),
    }
  }

  return { ask, open }
}

function readQuestion(asked: string): string {
  const question = asked.replace(/\s+/g, ' ').trim()
  if (question === '') throw new AdduceError('empty-question', 'Type a question first.')
  if (question.length > maxQuestionLength) {
    const [length, limit] = [question.length, maxQuestionLength].map((n) => n.toLocaleString('en'))
    throw new AdduceError(
      'question-too-long',
      `The question has ${length} characters; ${limit} is the most that can be searched.`,
    )
  }
  return question
}

function markTerms(text: string, terms: ReadonlySet<string>): Range[] {
  const ranges: Range[] = []
  for (const { term, start, end } of tokenizeWithRanges(text)) {
    if (terms.has(term) && ranges.at(-1)?.[0] !== start) ranges.push([start, end])
  }
  return ranges
}
