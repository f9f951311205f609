import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { EngineState } from '../../core/protocol.ts'
import type { EngineClient } from '../../worker/client.ts'

export function createEngineState(client: EngineClient): ReadonlySignal<EngineState> {
  let state: Signal<EngineState> | undefined
  client.onState((next) => {
    if (state) state.value = next
    else state = signal(next)
  })
  // The client has called the listener by now, as onState promises.
  return state as Signal<EngineState>
}

/** The one line that says what the search uses; null when the failure is told beside the question instead. */
export function describeEngine({ keywords, meaning, loadedBytes, totalBytes, problem }: EngineState): string | null {
  if (keywords === 'failed') return null
  const progress = totalBytes > 0 ? `, ${percent(loadedBytes, totalBytes)}` : ''
  if (keywords === 'loading') return `Loading the texts${progress}`
  if (meaning === 'loading' && totalBytes > 0 && loadedBytes >= totalBytes)
    return 'Searching by keywords; meaning is starting'
  if (meaning === 'loading') return `Searching by keywords; meaning is loading${progress}`
  if (meaning === 'unavailable') return `Keywords only${problem ? `: ${problem}` : ''}`
  return 'Searching by keywords and meaning'
}

const percent = (part: number, whole: number): string => `${Math.min(100, Math.round((100 * part) / whole))}\u00a0%`
