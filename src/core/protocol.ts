import type {
  Addressee,
  Area,
  Erratum,
  Footnote,
  ItemKind,
  Passage,
  Printing,
  Report,
  Section,
  Source,
  Strength,
  Topic,
} from './corpus/schema.ts'
import type { Quality } from './quality.ts'

/** What the page may ask of the engine: request kind → parameters and reply. Worker and client derive their types here. */
export interface Protocol {
  ask: { params: AskParams; reply: AskReply }
  explain: { params: ExplainParams; reply: Explanation }
  suggest: { params: SuggestParams; reply: readonly string[] }
  open: { params: { id: string }; reply: ItemInPlace }
  contents: { params: Record<never, never>; reply: Contents }
  read: { params: { document: string }; reply: Reading }
  sources: { params: Record<never, never>; reply: SourcesReport }
  quality: { params: Record<never, never>; reply: Quality }
}

export interface AskParams {
  question: string
  /** Earlier questions of the conversation, oldest first. */
  history?: readonly string[]
  /** Search for the words as they are typed, without correcting their spelling or reading abbreviations. */
  asTyped?: boolean
  /** Words of scopes that are not to narrow the search. */
  ignored?: readonly string[]
  filters?: Filters
  /** Number of hits wanted, where 20 are too few. */
  limit?: number
}

/** A question as it was asked, and one of its hits. */
export interface ExplainParams extends AskParams {
  id: string
  /** Of the reply that is explained. */
  legs: AskReply['legs']
}

export interface SuggestParams {
  /** Ids of the items the answer cites. */
  cited: readonly string[]
  /** Questions of the thread, which are not suggested again. */
  asked: readonly string[]
}

/** What hits can be narrowed to; each facet holds one value at most. */
export const facetNames = ['body', 'section', 'year', 'topic', 'area', 'addressee', 'strength'] as const
export type FacetName = (typeof facetNames)[number]
export type Filters = Readonly<Partial<Record<FacetName, string>>>

/** Values of a facet among the items found, most frequent first; counted as if this facet were not filtered. */
export interface Facet {
  name: FacetName
  values: readonly { value: string; label: string; count: number }[]
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
  /** Title of the resolution or decision; null for a recommendation of the Working Group. */
  title: string | null
  dates: { start: string; end: string }
  report: Report
  /** The official long form, ready to paste. */
  citation: string
  footnotes: readonly Footnote[]
  /** Corrections applied to the printed text. */
  corrections: readonly Erratum[]
  /** Where the printed text is odd but was left as it is. */
  doubts: readonly Erratum[]
  /** Names of the topics of the thematic indexes. */
  topics: readonly string[]
  /** Areas of the consolidated recommendations of 2015. */
  areas: readonly Area[]
  /** Other documents that print the same item. */
  printings: readonly Printing[]
  strength: Strength | null
  addressees: readonly Addressee[]
}

export interface Hit {
  item: CitedItem
  /** Higher is better; comparable inside one reply only. */
  score: number
  /** Words of the question found in the item. */
  marks: { text: readonly Range[]; leadIn: readonly Range[] }
}

/** Words that stand verbatim, in one piece, in the text of an item. */
export interface Quote {
  id: string
  text: string
}

/** One point of an answer: what one item says, verbatim, and every item that makes the point. */
export interface Claim {
  /** The quotes of the item that is quoted, joined by `ellipsis`. */
  text: string
  /** The item that is quoted; one of the citations. */
  quoted: string
  /** Oldest first. */
  citations: readonly string[]
  /** In the order of the citations; at least one for each, several where words between them are left out. */
  quotes: readonly Quote[]
  /** How strongly the quoted item asks; null where it asks nothing. */
  strength: Strength | null
  /** Whom the quoted item asks. */
  addressees: readonly Addressee[]
  /** In an answer by dates: the earlier wording of the point that is most like it, and the words of `text` it does not have. */
  change: { since: string; added: readonly Range[] } | null
}

/** Stands for words that are left out between two quotes of an item. */
export const ellipsis = ' … '

/**
 * What the question wants first. `points`: nothing in particular; `decision`: yes or no, so the point with most of its
 * words comes first; `dates`: a dated sequence, oldest first, every item for itself; `addressees`: grouped by who is asked.
 */
export type AnswerKind = 'points' | 'decision' | 'dates' | 'addressees'

export interface Answer {
  kind: AnswerKind
  /** One sentence of counts, names and dates of what is cited; null where it did not pass verification. */
  opening: string | null
  claims: readonly Claim[]
  /** Claims that failed verification and are not shown. */
  withheld: number
}

/** Words of the question that were read as where to look. */
export interface Scope {
  words: string
  /** Where they say to look: "Seventh meeting, 2017", "2019 to 2023". */
  label: string
  /** The reader does not want it to narrow the search. */
  isIgnored: boolean
}

/** A word of the question that was read as another. */
export interface Correction {
  typed: string
  meant: string
  /** `unmentioned`: an abbreviation of something the texts do not speak of, and so not searched for by its long form. */
  kind: 'spelling' | 'abbreviation' | 'unmentioned'
}

export interface AskReply {
  question: string
  /** As it was asked. */
  asked: AskParams
  /** What a follow-up was read as together with the questions before it; null for a question that stands on its own. */
  resolved: { question: string } | null
  /** Spelling corrected and abbreviations read before the search; never silently. */
  corrections: readonly Correction[]
  /** What the search was narrowed to; never silently. */
  scopes: readonly Scope[]
  /** The scopes exclude each other, so none was applied. */
  scopesClash: boolean
  /** `partly`: answered, but for something that it also asks; `reference`: the question is an address and the hits are what stands there; `not-covered`: the hits are only the nearest items. */
  outcome: 'answered' | 'partly' | 'reference' | 'not-covered'
  /** Where the question is answered partly: its words for what the items found do not speak of. Otherwise none. */
  uncovered: readonly string[]
  /** Where the question is an address: the first `addressed` hits stand there, the others are related. Otherwise 0. */
  addressed: number
  /** The address means one thing in part A and another in part B. */
  ambiguous: boolean
  legs: 'keywords' | 'keywords and meaning'
  answer: Answer
  /** Passages that are not recommendations, for a section of their own labelled as background; best first, often none. */
  background: readonly PassageHit[]
  facets: readonly Facet[]
  /** Items found, the hits among them. */
  found: number
  /** Best first; every item cited in the answer is among them. */
  hits: readonly Hit[]
  /** Why meaning was left out for this question although the model is loaded, in one plain sentence. */
  problem: string | null
  /** Milliseconds spent in the engine. */
  ms: number
}

/** Whether there is an answer to be read, whole or in part. */
export const isAnswered = (outcome: AskReply['outcome']): boolean => outcome === 'answered' || outcome === 'partly'

/** Why an item is among the hits of a question. */
export interface Explanation {
  id: string
  /** What put it among the hits: its rank, or its place at or around the address that was asked for. */
  place: 'ranked' | 'addressed' | 'lead-in' | 'related'
  /** Words of the question by where the item has them. Search aids are not official text. */
  words: { official: readonly string[]; aids: readonly string[]; missing: readonly string[] }
  /** Of the everyday questions written for it, which are search aids, the nearest. */
  closest: { question: string; by: 'meaning' | 'words' } | null
  /** Topics of the thematic indexes that it stands under and whose name has a word of the question. */
  topics: readonly string[]
  /** Labels of the applied scopes it lies in. */
  scopes: readonly string[]
  /** Label of the tasks it comes first for. */
  tasks: string | null
  /** Citations of leading hits that it says the same as, and that it belongs with. */
  same: readonly string[]
  close: readonly string[]
  /** How far each part of its score lies above that of the average item; null where a part, or a score, was not used. */
  shares: {
    words: number
    meaning: number | null
    aids: number | null
    relations: number
    near: number | null
    needs: number | null
  } | null
  /** What could not be found out, in one plain sentence. */
  problem: string | null
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

/** A passage of background with the question's words marked. */
export interface PassageHit {
  passage: Passage
  marks: readonly Range[]
}

/** What can be read, in order. */
export interface Contents {
  sections: readonly { section: Section; items: number }[]
  /** Background documents: "C:2017" and how many passages it has. */
  background: readonly { id: string; document: Passage['document']; passages: number }[]
  topics: readonly Topic[]
}

/** One document from beginning to end. */
export type Reading =
  | { kind: 'section'; section: Section; items: readonly CitedItem[] }
  | { kind: 'background'; id: string; document: Passage['document']; passages: readonly Passage[] }

/** The documents the corpus was made from, and what was found wrong with them. */
export interface SourcesReport {
  sources: readonly Source[]
  errata: readonly Erratum[]
  counts: { items: number; leaves: number; sections: number; passages: number; topics: number; topicReferences: number }
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
  index: { items: number; leaves: number; model: string; textModel: { name: string; sizeBytes: number } | null } | null
}

/** Where loading starts. */
export const initialState: EngineState = {
  keywords: 'loading',
  meaning: 'loading',
  loadedBytes: 0,
  totalBytes: 0,
  problem: null,
  index: null,
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
