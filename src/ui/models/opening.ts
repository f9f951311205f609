import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { ItemInPlace } from '../../core/protocol.ts'
import type { EngineClient } from '../../worker/client.ts'
import type { Address } from './address.ts'

/** `shown` is the item that stays in the panel until the next one is there. */
export type OpenState =
  | { status: 'closed' }
  | { status: 'opening'; id: string; shown: ItemInPlace | null }
  | { status: 'open'; place: ItemInPlace }
  | { status: 'failed'; id: string; message: string }

/** Opens the item the address names in its place in the document. */
export function createOpening(client: EngineClient, address: Address): ReadonlySignal<OpenState> {
  const id = computed(() => address.place.value.item)
  const state = signal<OpenState>({ status: 'closed' })
  let running: AbortController | null = null

  async function open(id: string): Promise<void> {
    const own = new AbortController()
    running = own
    state.value = { status: 'opening', id, shown: shownPlace(state.peek()) }
    try {
      const place = await client.request('open', { id }, { signal: own.signal })
      if (running === own) state.value = { status: 'open', place }
    } catch (error) {
      if (running !== own) return
      console.error(`opening ${id} failed`, error)
      const message = error instanceof Error ? error.message : 'The paragraph could not be opened.'
      state.value = { status: 'failed', id, message }
    }
  }

  effect(() => {
    running?.abort()
    running = null
    if (id.value === null) state.value = { status: 'closed' }
    else void open(id.value)
  })
  return state
}

export function shownPlace(state: OpenState): ItemInPlace | null {
  if (state.status === 'open') return state.place
  return state.status === 'opening' ? state.shown : null
}
