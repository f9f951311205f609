import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { AdduceError, type AskParams, type AskReply, type EngineState } from '../../core/protocol.ts'
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
  /** The earlier question of the thread, by position, that stands in the box to be asked anew; null while none does. */
  editing: ReadonlySignal<number | null>
  /** What the reader may take back: a thread that was cleared or cut. */
  undo: ReadonlySignal<Undo | null>
  /** Ask what stands in the box: as the next question of the thread, or in the place of the one that is edited. */
  submit(): void
  /** Give up the question under way and put it back into the box. */
  stop(): void
  /** Put a question of the thread into the box; the present one comes after the earlier ones. */
  edit(position: number): void
  cancelEdit(): void
  /** Begin anew without any question. */
  clear(): void
}

export interface Undo {
  /** What was done, in one plain sentence. */
  message: string
  run(): void
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
  const thread = computed(() => JSON.stringify([...address.asked.value.earlier, address.asked.value.question]))
  // A string, since a place that is read again has filters that are equal, but not the same.
  const options = computed(() => JSON.stringify(optionsOf(address.asked.value)))
  const meaningReady = computed(() => engine.value.meaning === 'ready')
  const draft = signal('')
  const editing = signal<number | null>(null)
  const undo = signal<Undo | null>(null)
  const state = signal<AskState>({ status: 'idle' })
  let running: AbortController | null = null

  async function ask(question: string): Promise<void> {
    running?.abort()
    const own = new AbortController()
    running = own
    state.value = { status: 'asking', question, shown: shownReply(state.peek()) }
    try {
      const reply = await client.request('ask', paramsOf(address.asked.peek()), { signal: own.signal })
      if (running !== own) return
      state.value = { status: 'answered', reply }
      // Meaning may have become ready while this question was under way.
      if (meaningReady.peek()) await improve()
    } catch (error) {
      if (running !== own) return
      state.value = failed(error, state.peek())
      draft.value ||= question
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
      const reply = await client.request('ask', paramsOf(address.asked.peek()), { signal: own.signal })
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
    thread.value
    if (asked === '') {
      running?.abort()
      running = null
      state.value = { status: 'idle' }
    } else void ask(asked)
  })
  effect(() => {
    if (meaningReady.value) void improve()
  })

  // What can be taken back is what was done last; a thread that has gone on is not cut back by surprise.
  effect(() => {
    thread.value
    undo.value = null
    editing.value = null
  })

  function submit(): void {
    try {
      const typed = readQuestion(draft.value)
      const { earlier, question: present } = address.asked.peek()
      const position = editing.peek()
      draft.value = ''
      if (position !== null) replace(position, typed)
      else if (typed === present) void ask(typed)
      // A question without an answer is no part of the thread.
      else address.go({ ...home, question: typed, earlier: isAnswered() ? [...earlier, present] : earlier })
    } catch (error) {
      state.value = failed(error, state.value)
    }
  }

  function replace(position: number, typed: string): void {
    const before = address.asked.peek()
    const questions = [...before.earlier, before.question]
    const dropped = questions.length - position - 1
    address.go({ ...home, question: typed, earlier: questions.slice(0, position) })
    editing.value = null
    if (dropped === 0) return
    const message =
      dropped === 1 ? 'The question after it was dropped.' : `The ${dropped} questions after it were dropped.`
    undo.value = { message, run: () => address.go(before) }
  }

  const isAnswered = () => question.peek() !== '' && state.peek().status === 'answered'

  return {
    draft,
    state,
    editing,
    undo,
    submit,
    stop() {
      if (state.peek().status !== 'asking') return
      const { earlier, question: given } = address.asked.peek()
      running?.abort()
      running = null
      address.go({ ...home, question: earlier.at(-1) ?? '', earlier: earlier.slice(0, -1) })
      draft.value = given
    },
    edit(position) {
      const { earlier, question: present } = address.asked.peek()
      draft.value = [...earlier, present][position] ?? ''
      editing.value = position
    },
    cancelEdit() {
      draft.value = ''
      editing.value = null
    },
    clear() {
      const before = address.asked.peek()
      address.go(home)
      draft.value = ''
      undo.value = { message: 'The thread was cleared.', run: () => address.go(before) }
    },
  }
}

/** What is asked at a place: the question, and the thread before it unless it is asked alone. */
export function paramsOf({ question, earlier, alone, asTyped, ignored, filters }: Place): AskParams {
  return { question, history: alone ? [] : earlier, asTyped, ignored, filters }
}

const optionsOf = ({ alone, asTyped, ignored, filters }: Place) => ({ alone, asTyped, ignored, filters })

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
