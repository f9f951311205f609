import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { describeUncovered } from '../../core/answer/describe-uncovered.ts'
import type { AskReply, EngineState, Explanation } from '../../core/protocol.ts'
import type { EngineClient } from '../../worker/client.ts'
import { countOf } from '../item-format.ts'
import { type Address, type Browser, createAddress } from './address.ts'
import { type Asking, createAsking, type Present } from './ask.ts'
import { type Brief, createBrief } from './brief.ts'
import { createEngineState } from './engine.ts'
import { createKeptThreads, type KeptThreads } from './kept-threads.ts'
import { createOpening, type OpenState, shownPlace } from './opening.ts'
import { createReading, type ReadingState, shownReading, titleOf } from './reading.ts'
import { createRewriting, type Rewriting, type TextModels } from './rewriting.ts'
import { createSuggestions } from './suggestions.ts'
import { createThread, type Exchange } from './thread.ts'

/** The models of the page, and what its live region says last. */
export interface Page {
  address: Address
  engine: ReadonlySignal<EngineState>
  asking: Asking
  /** The questions before the present one. */
  thread: ReadonlySignal<readonly Exchange[]>
  /** Questions to go on with after the answer; null until they are known. */
  suggestions: ReadonlySignal<readonly string[] | null>
  rewriting: Rewriting
  kept: KeptThreads
  brief: Brief
  opening: ReadonlySignal<OpenState>
  reading: ReadonlySignal<ReadingState>
  /** Why an item is among the hits of a reply. */
  explain(reply: AskReply, id: string, signal: AbortSignal): Promise<Explanation>
  announcement: Signal<string>
  title: ReadonlySignal<string>
}

export function createPage(
  client: EngineClient,
  browser: Browser & { readonly localStorage: Storage },
  present: Present,
  models: TextModels,
): Page {
  const address = createAddress(browser)
  const engine = createEngineState(client)
  const asking = createAsking(client, engine, address, present)
  const thread = createThread(client, address, asking.state)
  const suggestions = createSuggestions(client, engine, address, asking.state)
  const rewriting = createRewriting(engine, asking.state, models)
  const kept = createKeptThreads(address, asking.state, () => browser.localStorage)
  const brief = createBrief(client, address, () => browser.localStorage)
  const opening = createOpening(client, address)
  const reading = createReading(client, address)
  const announcement = signal('')
  const title = computed(() => {
    const { question } = address.place.value
    const read = shownReading(reading.value)
    const parts = [shownPlace(opening.value)?.item.reference, read && titleOf(read), question, 'Adduce']
    return parts.filter(Boolean).join(' · ')
  })
  effect(() => {
    const state = asking.state.value
    if (state.status !== 'answered') return
    const isNarrowed = Object.keys(address.asked.peek().filters).length > 0
    announcement.value =
      isNarrowed && state.reply.found === 0 ? 'Nothing is left after narrowing.' : describeReply(state.reply)
  })
  const explain: Page['explain'] = ({ asked, legs }, id, signal) =>
    client.request('explain', { ...asked, legs, id }, { signal })
  return {
    address,
    engine,
    asking,
    thread,
    suggestions,
    rewriting,
    kept,
    brief,
    opening,
    reading,
    explain,
    announcement,
    title,
  }
}

function describeReply({ outcome, uncovered, addressed, answer, hits }: AskReply): string {
  if (outcome === 'not-covered') return `These texts do not answer this. ${countOf(hits.length, 'nearest item')} below.`
  if (outcome === 'reference') return `${countOf(addressed, 'paragraph')} at this reference.`
  const found = `Answer of ${countOf(answer.claims.length, 'point')}, ${countOf(hits.length, 'recommendation')} below.`
  return outcome === 'partly' ? `${found} ${describeUncovered(uncovered)}` : found
}
