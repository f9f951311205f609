import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { type EngineState, isAnswered } from '../../core/protocol.ts'
import type { EngineClient } from '../../worker/client.ts'
import type { Address } from './address.ts'
import type { AskState } from './ask.ts'

/** Questions to go on with after an answer; null until they are known, which is when meaning has been searched too. */
export function createSuggestions(
  client: EngineClient,
  engine: ReadonlySignal<EngineState>,
  address: Address,
  state: ReadonlySignal<AskState>,
): ReadonlySignal<readonly string[] | null> {
  const suggestions = signal<readonly string[] | null>(null)
  const isComplete = computed(() => engine.value.meaning !== 'loading')
  let running: AbortController | null = null

  async function suggest(cited: readonly string[], asked: readonly string[]): Promise<void> {
    const own = new AbortController()
    running = own
    try {
      const found = await client.request('suggest', { cited, asked }, { signal: own.signal })
      if (running === own) suggestions.value = found
    } catch (error) {
      // Nothing is missing without them.
      if (!own.signal.aborted) console.warn('no questions to go on with', error)
    }
  }

  effect(() => {
    running?.abort()
    running = null
    suggestions.value = null
    if (state.value.status !== 'answered' || !isComplete.value) return
    const { outcome, answer } = state.value.reply
    const cited = [...new Set(answer.claims.flatMap(({ citations }) => citations))]
    const { earlier, question } = address.asked.peek()
    if (isAnswered(outcome) && cited.length > 0) void suggest(cited, [...earlier, question])
  })
  return suggestions
}
