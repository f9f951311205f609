import type { Footnote, ItemKind, Report, Section } from './corpus/schema.ts'

/** What the page may ask of the engine: request kind → parameters and reply. Worker and client derive their types here. */
export interface Protocol {
  ask: { params: AskParams; reply: AskReply }
  open: { params: { id: string }; reply: ItemInPlace }
}

export interface AskParams {
  question: string
  /** Earlier questions of the conversation, oldest first. */
  history?: readonly string[]
  /** Search for the words as they are typed, without correcting their spelling. */
  asTyped?: boolean
  /** Number of hits wanted; 20 when absent. */
  limit?: number
}

/** Half-open range of UTF-16 units in a text. */
export type Range = readonly [start: number, end: number]

/** An item with everything a reader needs to cite it. */
export interface CitedItem {
  /** "A:I.12.h" */
  id: string
  /** As the compendium cites it: "I.12 (h)". */
  reference: string
  kind: ItemKind
  /** Nesting inside its section, from 1. */
  depth: number
  /** List marker of the printed text: "12.", "(h)", "(iv)"; null for a preambular paragraph. */
  marker: string | null
  leadIn: string | null
  text: string
  body: 'Working Group' | 'Conference'
  /** "First meeting", "Tenth session" */
  meeting: string
  /** "resolution 10/3"; null for a recommendation of the Working Group. */
  instrument: string | null
  dates: { start: string; end: string }
  report: Report
  /** The official long form, ready to paste. */
  citation: string
  footnotes: readonly Footnote[]
  /** Corrections applied to the printed text. */
  corrections: readonly { printed: string; corrected: string; reason: string }[]
}

export interface Hit {
  item: CitedItem
  /** Higher is better; comparable inside one reply only. */
  score: number
  /** Words of the question found in the item. */
  marks: { text: readonly Range[]; leadIn: readonly Range[] }
}

/** Words that stand verbatim in the text of an item. */
export interface Quote {
  id: string
  text: string
}

/** One point of an answer: a verbatim clause and every item that makes it, oldest first. */
export interface Claim {
  text: string
  citations: readonly string[]
  /** One for each citation. */
  quotes: readonly Quote[]
}

export interface Answer {
  claims: readonly Claim[]
  /** Claims that failed verification and are not shown. */
  withheld: number
}

/** A word of the question that was read as another. */
export interface Correction {
  typed: string
  meant: string
}

export interface AskReply {
  question: string
  /** Spelling corrected before the search; never silently. */
  corrections: readonly Correction[]
  /** `reference`: the question is an address and the hits are what stands there; `not-covered`: the hits are only the nearest items. */
  outcome: 'answered' | 'reference' | 'not-covered'
  /** Where the question is an address: the first `addressed` hits stand there, the others are related. Otherwise 0. */
  addressed: number
  /** The address means one thing in part A and another in part B. */
  ambiguous: boolean
  legs: 'keywords' | 'keywords and meaning'
  answer: Answer
  /** Best first; every item cited in the answer is among them. */
  hits: readonly Hit[]
  /** Milliseconds spent in the engine. */
  ms: number
}

/** An item among its neighbours in document order. */
export interface ItemInPlace {
  item: CitedItem
  section: Section
  /** Lead-ins above the item, outermost first. */
  leadIns: readonly CitedItem[]
  /** Neighbours in document order, the item itself included; with `depth` to indent them. */
  surroundings: readonly CitedItem[]
}

/** Where loading stands. Keywords work before meaning does, and without it. */
export interface EngineState {
  keywords: 'loading' | 'ready' | 'failed'
  meaning: 'loading' | 'ready' | 'unavailable'
  /** Bytes of index, model and runtime that have arrived, and that are expected. */
  loadedBytes: number
  totalBytes: number
  /** Why something is failed or unavailable, in one plain sentence. */
  problem: string | null
  /** Facts about the loaded index; null until it is loaded. */
  index: { items: number; leaves: number; model: string } | null
}

export type ErrorCode =
  | 'empty-question'
  | 'question-too-long'
  | 'unknown-item'
  | 'index-unusable'
  | 'model-unusable'
  | 'worker-crashed'

/** An error that can be shown as it is: one plain sentence that names the culprit. */
export class AdduceError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AdduceError'
    this.code = code
  }
}

/** Longest question that is searched, in UTF-16 units. */
export const maxQuestionLength = 2000

export type WorkerRequest = {
  [K in keyof Protocol]: { type: 'request'; id: number; kind: K; params: Protocol[K]['params'] }
}[keyof Protocol]

export type ToWorker = WorkerRequest | { type: 'cancel'; id: number }

export type FromWorker =
  | { type: 'reply'; id: number; reply: Protocol[keyof Protocol]['reply'] }
  | { type: 'error'; id: number; error: { code: ErrorCode; name: string; message: string } }
  | { type: 'state'; state: EngineState }
