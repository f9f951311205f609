import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { EngineState } from '../../core/protocol.ts'
import { checkSentence, type Verdict } from '../../core/rewrite/check.ts'
import { type Evidence, writePrompt } from '../../core/rewrite/evidence.ts'
import { readSentences, type Sentence } from '../../core/rewrite/sentences.ts'
import type { TextModel, TextModelFacts } from '../../worker/text-model.ts'
import { type AskState, shownReply } from './ask.ts'

export interface CheckedSentence extends Sentence {
  verdict: Verdict
}

/** `part` of what has to be loaded; null while that is not known. */
export type RewriteState =
  | { status: 'closed' }
  | { status: 'loading'; part: number | null }
  | { status: 'writing'; sentences: readonly CheckedSentence[] }
  | { status: 'written'; sentences: readonly CheckedSentence[] }
  | { status: 'stopped'; sentences: readonly CheckedSentence[] }
  | { status: 'failed'; sentences: readonly CheckedSentence[]; message: string }

/** Putting an answer into prose, on demand. */
export interface Rewriting {
  /** The model that would write; null where there is none, and so nothing to offer. */
  model: ReadonlySignal<TextModel | null>
  state: ReadonlySignal<RewriteState>
  start(question: string, evidence: readonly Evidence[]): Promise<void>
  /** Keep what is written so far. */
  stop(): void
  /** Back to the quoted answer. */
  close(): void
}

/** Where models that write come from. */
export interface TextModels {
  /** The browser's own; asked once. */
  findBuiltIn(): Promise<TextModel | null>
  /** From files beside the page. */
  openSite(files: Pick<TextModelFacts, 'name' | 'sizeBytes'>): TextModel
}

export function createRewriting(
  engine: ReadonlySignal<EngineState>,
  asked: ReadonlySignal<AskState>,
  models: TextModels,
): Rewriting {
  const builtIn = signal<TextModel | null>(null)
  const siteName = computed(() => engine.value.index?.textModel?.name)
  const site = computed(() => {
    const files = siteName.value === undefined ? null : engine.peek().index?.textModel
    return files ? models.openSite(files) : null
  })
  // Whoever put a model beside the page has chosen it.
  const model = computed(() => site.value ?? builtIn.value)
  const state = signal<RewriteState>({ status: 'closed' })
  const reply = computed(() => shownReply(asked.value))
  let running: AbortController | null = null

  let hasLooked = false
  effect(() => {
    if (asked.value.status === 'idle' || hasLooked) return
    hasLooked = true
    // Known before the answer is there, so that nothing moves, and not before there is a question.
    void models.findBuiltIn().then((found) => {
      builtIn.value = found
    })
  })
  effect(() => {
    // What was written is about the answer before.
    reply.value
    close()
  })

  async function start(question: string, evidence: readonly Evidence[]): Promise<void> {
    const chosen = model.peek()
    if (!chosen) return
    running?.abort()
    const own = new AbortController()
    running = own
    let text = ''
    const check = (isComplete: boolean): CheckedSentence[] =>
      readSentences(text, isComplete).map((sentence) => ({ ...sentence, verdict: checkSentence(sentence, evidence) }))
    state.value = { status: 'loading', part: null }
    try {
      const onProgress = (part: number) => {
        if (running === own) state.value = { status: 'loading', part }
      }
      for await (const piece of chosen.stream(writePrompt(question, evidence), own.signal, onProgress)) {
        if (running !== own) return
        text += piece
        state.value = { status: 'writing', sentences: check(false) }
      }
      if (running === own) state.value = { status: 'written', sentences: check(true) }
    } catch (error) {
      if (running !== own) return
      console.warn('rewriting failed', error)
      const message = error instanceof Error ? error.message : 'The model that writes stopped on an error.'
      state.value = { status: 'failed', sentences: check(false), message }
    }
  }

  function stop(): void {
    running?.abort()
    running = null
    const now = state.peek()
    state.value = { status: 'stopped', sentences: now.status === 'writing' ? now.sentences : [] }
  }

  function close(): void {
    running?.abort()
    running = null
    state.value = { status: 'closed' }
  }

  return { model, state, start, stop, close }
}
