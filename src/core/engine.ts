import { composeAnswer } from './answer/compose.ts'
import { readAnswerKind } from './answer/kind.ts'
import { verifyAnswer } from './answer/verify.ts'
import type { Addressee, Item, Passage } from './corpus/schema.ts'
import type { QuestionIndex } from './index/questions.ts'
import { createIsSame } from './index/relations.ts'
import type { SearchIndex, VectorIndex } from './index/search-index.ts'
import { itemText } from './index/searched-text.ts'
import { tokenize, tokenizeWithRanges } from './index/tokenize.ts'
import type {
  Answer,
  AskParams,
  AskReply,
  Contents,
  ExplainParams,
  Explanation,
  Hit,
  ItemInPlace,
  Range,
  Reading,
  Scope,
  SourcesReport,
  SuggestParams,
} from './protocol.ts'
import { readQuestion } from './question.ts'
import { createReader } from './reading.ts'
import { isAnswerable, isWithinReach, measureFit } from './retrieval/abstain.ts'

import { embedParts } from './retrieval/embed-question.ts'
import {
  explainShares,
  explainWords,
  findClosestQuestion,
  relatedLeaders,
  sharedTopics,
} from './retrieval/explain-hit.ts'
import { countedItems, countFacets, labelSections, matchesFilters } from './retrieval/facets.ts'

import { findBackground } from './retrieval/find-background.ts'
import { parseReference, type ResolvedReference } from './retrieval/parse-reference.ts'
import { type ScopedQuestion, type TaskedBody, yearOf } from './retrieval/parse-scope.ts'
import { fuse, gatherEvidence, order, scoreParts } from './retrieval/rank.ts'
import { suggestQuestions } from './retrieval/suggest-questions.ts'
import { uncoveredWords } from './retrieval/uncovered-words.ts'
import { type Understood, understandQuestion } from './retrieval/understand.ts'

/** Searching by meaning: vectors, and the model that puts a question among them. */
export interface Meaning {
  vectors: VectorIndex
  /** Vector of unit length of a question. */
  embed(question: string): Promise<Float32Array>
}

export interface Engine {
  /** @throws AdduceError for an empty or overlong question, or the signal's reason. */
  ask(params: AskParams, signal?: AbortSignalLike): Promise<AskReply>
  /** @throws AdduceError as `ask`, and `unknown-item`. */
  explain(params: ExplainParams, signal?: AbortSignalLike): Promise<Explanation>
  /** Questions to go on with, each of which is answered; none while their file is not there. */
  suggest(params: SuggestParams, signal?: AbortSignalLike): Promise<readonly string[]>
  /** @throws AdduceError `unknown-item`. */
  open(id: string): ItemInPlace
  contents(): Contents
  /** @throws AdduceError `unknown-item`. */
  read(document: string): Reading
  sources(): SourcesReport
}

/** The part of an AbortSignal that is needed where there is no DOM. */
export interface AbortSignalLike {
  throwIfAborted(): void
}

interface Ranked {
  item: Item
  score: number
}

/** A question's vector, of unit length, and what it is compared with. */
interface Embedded {
  query: Float32Array
  vectors: VectorIndex
}

/** Steps of a question's path that can be replaced, so that evaluation can leave one out and run the rest unchanged. */
const ownSteps = { understandQuestion, embedParts, fuse, parseReference }
export type Steps = typeof ownSteps

/** Hits of every reply; the answer is composed from these and no others, however many more are wanted. */
const fewestHits = 20
/** Hits that are looked through for what a question also asks. */
const leadingHits = 10
const taskLabels: Record<TaskedBody, string> = {
  unodc: 'First what the Office is asked to do',
  secretariat: 'First what the Secretariat is asked to do',
}
/** More than any score: where a body's tasks are asked for, what asks that body comes before all else. */
const addresseeBonus = 10

/**
 * Question in, cited answer out; the same in a worker and in Node.
 * @param meaning asked at each question, since the model arrives after the index.
 * @param now milliseconds of a clock.
 * @param questions everyday questions of each leaf, loaded when they are first asked for.
 * @param replaced steps to be taken in another way.
 */
export function createEngine(
  index: SearchIndex,
  meaning: () => Meaning | null,
  now: () => number,
  questions: () => Promise<QuestionIndex> = async () => [],
  replaced: Partial<Steps> = {},
): Engine {
  const steps = { ...ownSteps, ...replaced }
  const reader = createReader(index)
  const position = new Map(index.leaves.map((id, i) => [id, i]))
  const isSame = createIsSame(index.leaves, index.relations)
  const sections = [...index.sections.values()]
  const ids = new Set(index.items.keys())

  async function ask(params: AskParams, signal?: AbortSignalLike): Promise<AskReply> {
    const { filters = {}, limit = fewestHits, ignored = [] } = params
    const started = now()
    const question = readQuestion(params.question)
    const { understood, addressee, semantic, problem, evidence, reference } = await search(params, meaning(), signal)
    const { corrections, resolved, scope, query, words } = understood
    const years = scope.sections && new Set(sections.filter(({ id }) => scope.sections?.has(id)).map(yearOf))
    const isFromScope = ({ document }: Passage) => years?.has(document.year) ?? true
    const isAllowed = (item: Item) => scope.sections?.has(item.section) ?? true
    const ranking = toRanking(steps.fuse(evidence, index, semantic?.vectors ?? null), addressee).filter(({ item }) =>
      isAllowed(item),
    )
    const background = await findBackground(words, index, semantic, isFromScope)
    signal?.throwIfAborted()

    const addressed = reference ? withDescendants(reference.ids) : []
    const filtered = ranking.filter(({ item }) => matchesFilters(item, filters))
    const ranked = reference ? rankAddressed(addressed, filtered) : filtered
    const hits = ranked.slice(0, Math.max(limit, fewestHits, addressed.length))
    const within = index.leaves.map((id) => isAllowed(reader.itemAt(id)))
    // "What was UNODC asked to do in 2022?" has no subject to miss: the scope and the addressee are all it asks for.
    const asksForTasks = addressee !== null && scope.sections !== null
    const isCovered =
      asksForTasks || (isAnswerable(measureFit(query, index, evidence)) && isWithinReach(evidence, within))
    const isAnswered = isCovered && !reference
    // Judged before narrowing: what a filter hides is no gap in the texts.
    const leading = new Set(ranking.slice(0, leadingHits).map(({ item }) => position.get(item.id) ?? -1))
    const uncovered = isAnswered ? uncoveredWords(query, index.words, leading) : []
    const outcome = reference ? 'reference' : !isCovered ? 'not-covered' : uncovered.length > 0 ? 'partly' : 'answered'
    const terms = new Set(tokenize(query))
    const shown = hits.map((hit) => toHit(hit, terms))
    const kind = addressee === null ? readAnswerKind(resolved?.question ?? question) : 'addressees'
    const answer: Answer = isAnswered
      ? composeAnswer(query, kind, shown.slice(0, fewestHits), isSame)
      : { kind, opening: null, claims: [], withheld: 0 }
    const shownById = new Map(shown.map(({ item }) => [item.id, item]))
    return {
      question,
      asked: params,
      resolved: resolved && { question: resolved.question },
      corrections: reference ? [] : corrections,
      scopes: reference ? [] : toScopes(scope, ignored),
      scopesClash: scope.sections === null && scope.scopes.some(({ words }) => !ignored.includes(words)),
      outcome,
      uncovered,
      addressed: addressed.length,
      ambiguous: reference?.ambiguous ?? false,
      legs: semantic ? 'keywords and meaning' : 'keywords',
      answer: verifyAnswer(answer, (id) => shownById.get(id)),
      background: background.map((passage) => ({ passage, marks: markTerms(passage.text, terms) })),
      facets: countFacets(
        ranking.map(({ item }) => item),
        filters,
        index.sections,
      ),
      found: Math.min(ranked.length, countedItems),
      hits: shown,
      problem,
      ms: now() - started,
    }
  }

  /** What asking and explaining begin with. */
  async function search(params: AskParams, available: Meaning | null, signal?: AbortSignalLike) {
    const question = readQuestion(params.question)
    const understood = steps.understandQuestion({ ...params, question }, index, sections)
    const { scope, words, parts } = understood
    const addressee = scope.tasks && !params.ignored?.includes(scope.tasks.words) ? scope.tasks.addressee : null
    const { semantic, problem } = await embed(parts, available)
    signal?.throwIfAborted()
    const evidence = await gatherEvidence(words, index, semantic)
    const reference =
      steps.parseReference(understood.address, sections, ids, index.items.values()) ?? addressWhole(scope)
    return { understood, addressee, semantic, problem, evidence, reference }
  }

  async function explain(params: ExplainParams, signal?: AbortSignalLike): Promise<Explanation> {
    const { id, legs, ignored = [] } = params
    const item = reader.itemAt(id)
    const available = legs === 'keywords' ? null : meaning()
    const { understood, addressee, semantic, evidence, reference } = await search(params, available, signal)
    const { scope, query } = understood
    const leaf = position.get(id)
    const place = reference ? placeOf(id, withDescendants(reference.ids)) : 'ranked'
    const applied = scope.sections && !reference ? scope.scopes.filter(({ words }) => !ignored.includes(words)) : []
    const explanation: Explanation = {
      id,
      place,
      words: explainWords(query, leaf ?? null, itemText(item), index),
      closest: null,
      topics: sharedTopics(query, item.topics),
      scopes: applied.map((found) => labelSections(sections.filter((section) => found.sections.includes(section.id)))),
      tasks:
        scope.tasks && addressee && !reference && item.addressees.includes(addressee)
          ? taskLabels[scope.tasks.addressee]
          : null,
      same: [],
      close: [],
      shares: null,
      problem: null,
    }
    if (leaf === undefined) return explanation
    const parts = scoreParts(evidence, index, semantic?.vectors ?? null)
    const { same, close } = relatedLeaders(leaf, parts, index)
    const closest = await closestQuestion(leaf, query, semantic?.query ?? null, available)
    signal?.throwIfAborted()
    const cite = (other: string) => reader.cite(reader.itemAt(other)).reference
    return {
      ...explanation,
      ...closest,
      ...(place === 'ranked' && { same: same.map(cite), close: close.map(cite), shares: explainShares(parts, leaf) }),
    }
  }

  async function closestQuestion(leaf: number, text: string, vector: Float32Array | null, available: Meaning | null) {
    try {
      const own = (await questions())[leaf] ?? []
      const closest = await findClosestQuestion({ text, vector }, own, index.words, available?.embed ?? null)
      return { closest, problem: null }
    } catch {
      return { closest: null, problem: 'The everyday questions written for it could not be compared.' }
    }
  }

  function placeOf(id: string, addressed: readonly string[]): Explanation['place'] {
    if (addressed.includes(id)) return 'addressed'
    if (addressed.some((other) => reader.ancestors(other).includes(id))) return 'lead-in'
    return relatedTo(addressed).includes(id) ? 'related' : 'ranked'
  }

  async function suggest({ cited, asked }: SuggestParams, signal?: AbortSignalLike): Promise<readonly string[]> {
    const known = await questions()
    return suggestQuestions(cited, asked, known, index, (question) => {
      signal?.throwIfAborted()
      return ask({ question }, signal)
    })
  }

  /** The question among the vectors; without a model, or where it fails, keywords search alone. */
  async function embed(
    parts: Understood['parts'],
    available: Meaning | null,
  ): Promise<{ semantic: Embedded | null; problem: string | null }> {
    if (!available) return { semantic: null, problem: null }
    try {
      const vector = await steps.embedParts(parts, index.vocabulary, available.embed)
      return { semantic: { query: vector, vectors: available.vectors }, problem: null }
    } catch {
      return { semantic: null, problem: 'The language model failed on this question, so keywords searched alone.' }
    }
  }

  /** Items that ask the addressee whose tasks are sought come before the others. */
  function toRanking(scores: Float32Array, addressee: Addressee | null): Ranked[] {
    const raised = scores.map((score, i) => {
      const asks = addressee !== null && reader.itemAt(index.leaves[i] ?? '').addressees.includes(addressee)
      return asks ? score + addresseeBonus : score
    })
    return order(raised).map((i) => ({ item: reader.itemAt(index.leaves[i] ?? ''), score: raised[i] ?? 0 }))
  }

  /** "Resolution 10/3" and no subject: the whole of it is what is asked for. */
  function addressWhole({ sections: allowed, rest }: ScopedQuestion): ResolvedReference | null {
    if (!allowed || tokenize(rest).length > 0) return null
    const roots = [...index.items.values()].filter((item) => allowed.has(item.section) && item.parent === null)
    return roots.length > 0 ? { ids: roots.map(({ id }) => id), ambiguous: false } : null
  }

  function toScopes({ scopes, tasks }: ScopedQuestion, ignored: readonly string[]): Scope[] {
    const places = scopes.map(({ words, sections: ids }) => ({
      words,
      label: labelSections(sections.filter(({ id }) => ids.includes(id))),
    }))
    if (tasks) places.push({ words: tasks.words, label: taskLabels[tasks.addressee] })
    return places.map((place) => ({ ...place, isIgnored: ignored.includes(place.words) }))
  }

  /** What stands at the address first, then the lead-ins above it, then what is related to it. */
  function rankAddressed(addressed: readonly string[], ranking: readonly Ranked[]): Ranked[] {
    const above = addressed.flatMap((id) => reader.ancestors(id))
    const all = new Set([...addressed, ...above, ...relatedTo(addressed), ...ranking.map(({ item }) => item.id)])
    return [...all].map((id, rank) => ({ item: reader.itemAt(id), score: 1 / (rank + 1) }))
  }

  const relatedTo = (addressed: readonly string[]): string[] =>
    addressed.flatMap((id) => {
      const i = position.get(id) ?? -1
      return [...(index.relations.same[i] ?? []), ...(index.relations.close[i] ?? [])].map((j) => index.leaves[j] ?? '')
    })

  const withDescendants = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => [id, ...reader.descendants(id)]))]

  function toHit({ item, score }: Ranked, terms: ReadonlySet<string>): Hit {
    return {
      item: reader.cite(item),
      score,
      marks: { text: markTerms(item.text, terms), leadIn: item.leadIn === null ? [] : markTerms(item.leadIn, terms) },
    }
  }

  const { open, contents, read, sources } = reader
  return { ask, explain, suggest, open, contents, read, sources }
}

function markTerms(text: string, terms: ReadonlySet<string>): Range[] {
  const ranges: Range[] = []
  for (const { term, start, end } of tokenizeWithRanges(text)) {
    if (terms.has(term) && ranges.at(-1)?.[0] !== start) ranges.push([start, end])
  }
  return ranges
}
