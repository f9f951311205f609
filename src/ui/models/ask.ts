import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { AdduceError, type AskReply, type EngineState } from '../../core/protocol.ts'
import { readQuestion } from '../../core/question.ts'
import type { EngineClient } from '../../worker/client.ts'
import { type Address, home, type Place } from './address.ts'

/** `shown` is the reply that stays on the page meanwhile. */
export type AskState =
  | { status: 'idle' }
  | { status: 'asking'; question: string; shown: AskReply | null }
  | { status: 'answered'; reply: AskReply }
  | { status: 'failed'; message: string; shown: AskReply | null }

export interface Asking {
  /** What stands in the question box. */
  draft: Signal<string>
  state: ReadonlySignal<AskState>
  /** Ask what stands in the box. */
  submit(): void
}

/** How the page changes when a better answer replaces the one being read. */
export type Present = (update: () => void) => void

/** Asks the question the address holds; a newer question cancels the older one. */
export function createAsking(
  client: EngineClient,
  engine: ReadonlySignal<EngineState>,
  address: Address,
  present: Present,
): Asking {
  const question = computed(() => address.asked.value.question)
  // A string, since a place that is read again has filters that are equal, but not the same.
  const options = computed(() => JSON.stringify(optionsOf(address.asked.value)))
  const meaningReady = computed(() => engine.value.meaning === 'ready')
  const draft = signal(question.value)
  const state = signal<AskState>({ status: 'idle' })
  let running: AbortController | null = null

  async function ask(question: string): Promise<void> {
    running?.abort()
    const own = new AbortController()
    running = own
    state.value = { status: 'asking', question, shown: shownReply(state.peek()) }
    try {
      const reply = await client.request(
        'ask',
        { question, ...optionsOf(address.asked.peek()) },
        { signal: own.signal },
      )
      if (running !== own) return
      state.value = { status: 'answered', reply }
      // Meaning may have become ready while this question was under way.
      if (meaningReady.peek()) await improve()
    } catch (error) {
      if (running === own) state.value = failed(error, state.peek())
    }
  }

  /** Ask an answered question once more, now by meaning too; what is shown stays until the better reply is there. */
  async function improve(): Promise<void> {
    const shown = state.peek()
    if (shown.status !== 'answered' || shown.reply.legs !== 'keywords') return
    if (shown.reply.outcome === 'reference') return
    const own = new AbortController()
    running = own
    try {
      const params = { question: question.peek(), ...optionsOf(address.asked.peek()) }
      const reply = await client.request('ask', params, { signal: own.signal })
      present(() => {
        if (running === own) state.value = { status: 'answered', reply }
      })
    } catch (error) {
      if (running === own) console.warn('asking again by meaning failed; the answer by keywords stays', error)
    }
  }

  effect(() => {
    const asked = question.value
    // Read here so that a change of them alone asks again.
    options.value
    draft.value = asked
    if (asked === '') {
      running?.abort()
      running = null
      state.value = { status: 'idle' }
    } else void ask(asked)
  })
  effect(() => {
    if (meaningReady.value) void improve()
  })

  return {
    draft,
    state,
    submit() {
      try {
        const asked = readQuestion(draft.value)
        if (asked === question.value) void ask(asked)
        else address.go({ ...home, question: asked })
      } catch (error) {
        state.value = failed(error, state.value)
      }
    },
  }
}

const optionsOf = ({ asTyped, ignored, filters }: Place) => ({ asTyped, ignored, filters })

export function shownReply(state: AskState): AskReply | null {
  if (state.status === 'idle') return null
  return state.status === 'answered' ? state.reply : state.shown
}

function failed(error: unknown, before: AskState): AskState {
  // A question that cannot be searched is no fault to report.
  if (!(error instanceof AdduceError)) console.error('asking failed', error)
  const message = error instanceof Error ? error.message : 'The search failed. Please ask again.'
  return { status: 'failed', message, shown: shownReply(before) }
}
