import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { AskReply } from '../../core/protocol.ts'
import type { EngineClient } from '../../worker/client.ts'
import { type Address, home } from './address.ts'
import { type AskState, paramsOf } from './ask.ts'

/** A question of the thread before the present one, and its answer once it is there. */
export interface Exchange {
  question: string
  /** What was asked before it. */
  earlier: readonly string[]
  reply: AskReply | null
}

/**
 * The thread above the present question. Answers given before are kept; those of a thread that came with the address are
 * asked for after the present one, so that it never waits for them.
 */
export function createThread(
  client: EngineClient,
  address: Address,
  state: ReadonlySignal<AskState>,
): ReadonlySignal<readonly Exchange[]> {
  const replies = signal<ReadonlyMap<string, AskReply>>(new Map())
  // Changes together with the answer on the page, so that no question is shown both above it and as it.
  const shown = signal<readonly string[]>([])
  let running: AbortController | null = null

  async function load(earlier: readonly string[]): Promise<void> {
    running?.abort()
    const own = new AbortController()
    running = own
    for (const [i, question] of [...earlier.entries()].toReversed()) {
      const history = earlier.slice(0, i)
      if (replies.peek().has(keyOf(question, history))) continue
      try {
        const reply = await client.request('ask', paramsOf({ ...home, question, earlier: history }), {
          signal: own.signal,
        })
        keep(question, history, reply)
      } catch (error) {
        if (own.signal.aborted) return
        console.warn('an earlier question could not be asked again', error)
      }
    }
  }

  function keep(question: string, earlier: readonly string[], reply: AskReply): void {
    replies.value = new Map(replies.peek()).set(keyOf(question, earlier), reply)
  }

  effect(() => {
    const { status } = state.value
    const { question, earlier } = address.asked.peek()
    if (status === 'idle') shown.value = []
    if (status === 'answered') {
      shown.value = earlier
      keep(question, earlier, (state.value as Extract<AskState, { status: 'answered' }>).reply)
      void load(earlier)
    } else if (shownNothing(state.value)) shown.value = earlier
  })

  return computed(() =>
    shown.value.map((question, i) => {
      const earlier = shown.value.slice(0, i)
      return { question, earlier, reply: replies.value.get(keyOf(question, earlier)) ?? null }
    }),
  )
}

const shownNothing = (state: AskState): boolean =>
  (state.status === 'asking' || state.status === 'failed') && state.shown === null

const keyOf = (question: string, earlier: readonly string[]): string => JSON.stringify([...earlier, question])
