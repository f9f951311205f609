import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Erratum, Topic } from '../../core/corpus/schema.ts'
import type { CitedItem, Contents, Protocol, Reading, SourcesReport } from '../../core/protocol.ts'
import type { Quality } from '../../core/quality.ts'
import type { EngineClient } from '../../worker/client.ts'
import { type Address, home, placeToSearch, type View } from './address.ts'

/** What a view shows, once it is there. */
export type Shown =
  | { kind: 'contents'; contents: Contents }
  | { kind: 'document'; reading: Reading; contents: Contents }
  | { kind: 'topic'; topic: Topic; readings: readonly SectionReading[]; errata: readonly Erratum[] }
  | { kind: 'sources'; report: SourcesReport }
  | { kind: 'quality'; quality: Quality }
  | { kind: 'threads' }
  | { kind: 'brief' }

/** A meeting or instrument with those of its items that belong to a topic. */
export type SectionReading = Extract<Reading, { kind: 'section' }>

/** `closed` while questions are asked; `shown` stays on the page until the next is there. */
export type ReadingState =
  | { status: 'closed' }
  | { status: 'loading'; shown: Shown | null }
  | { status: 'shown'; shown: Shown }
  | { status: 'failed'; message: string }

/** Loads what the view of the address shows. Nothing of it ever changes, so each part is asked for once. */
export function createReading(client: EngineClient, address: Address): ReadonlySignal<ReadingState> {
  const key = computed(() => viewKey(address.place.value.view))
  const state = signal<ReadingState>({ status: 'closed' })
  const kept = new Map<string, Promise<unknown>>()

  function request<K extends 'contents' | 'read' | 'sources' | 'quality'>(
    kind: K,
    params: Protocol[K]['params'],
  ): Promise<Protocol[K]['reply']> {
    const name = `${kind} ${JSON.stringify(params)}`
    const known = kept.get(name) ?? client.request(kind, params)
    kept.set(name, known)
    known.catch(() => kept.delete(name))
    // What was kept under the name of a request is the reply to it.
    return known as Promise<Protocol[K]['reply']>
  }

  async function load(view: Exclude<View, { kind: 'ask' }>): Promise<Shown> {
    if (view.kind === 'threads' || view.kind === 'brief') return { kind: view.kind }
    if (view.kind === 'sources') return { kind: 'sources', report: await request('sources', {}) }
    if (view.kind === 'quality') return { kind: 'quality', quality: await request('quality', {}) }
    if (view.kind === 'contents') return { kind: 'contents', contents: await request('contents', {}) }
    if (view.kind === 'topic') return loadTopic(view.name)
    const [reading, contents] = await Promise.all([request('read', { document: view.id }), request('contents', {})])
    return { kind: 'document', reading, contents }
  }

  async function loadTopic(name: string): Promise<Shown> {
    const { topics, sections } = await request('contents', {})
    const topic = topics.find((known) => known.name === name)
    if (!topic) throw new Error(`There is no topic “${name.slice(0, 80)}” in the thematic indexes.`)
    const ids = sections.map(({ section }) => section.id).filter((id) => covers(topic, id))
    const [report, ...readings] = await Promise.all([
      request('sources', {}),
      ...ids.map((id) => request('read', { document: id })),
    ])
    const errata = report.errata.filter(({ id }) => topic.suspected.some(({ erratum }) => erratum === id))
    return { kind: 'topic', topic, readings: readings.flatMap((reading) => narrowToTopic(reading, topic)), errata }
  }

  async function show(view: Exclude<View, { kind: 'ask' }>): Promise<void> {
    const own = key.peek()
    state.value = { status: 'loading', shown: shownReading(state.peek()) }
    try {
      const shown = await load(view)
      if (key.peek() === own) state.value = { status: 'shown', shown }
    } catch (error) {
      if (key.peek() !== own) return
      console.error('reading failed', error)
      const message = error instanceof Error ? error.message : 'The document could not be opened.'
      state.value = { status: 'failed', message }
    }
  }

  effect(() => {
    key.value
    const { view } = address.place.peek()
    if (view.kind === 'ask') state.value = { status: 'closed' }
    else void show(view)
  })
  return state
}

/** The same for all places of one document. */
export function viewKey(view: View): string {
  return placeToSearch({ ...home, view: view.kind === 'document' ? { ...view, at: null } : view })
}

export function shownReading(state: ReadingState): Shown | null {
  return state.status === 'shown' || state.status === 'loading' ? state.shown : null
}

export function titleOf(shown: Shown): string {
  if (shown.kind === 'contents') return 'Read'
  if (shown.kind === 'threads') return 'Earlier questions'
  if (shown.kind === 'brief') return 'Brief'
  if (shown.kind === 'sources') return 'Sources and corrections'
  if (shown.kind === 'quality') return 'How good is it?'
  if (shown.kind === 'topic') return shown.topic.name
  const { reading } = shown
  if (reading.kind === 'background') return `${reading.document.title} (${reading.document.year})`
  const { name, instrument, dates } = reading.section
  return `${instrument ? capitalize(instrument) : name} (${dates.start.slice(0, 4)})`
}

const capitalize = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const covers = ({ refs, standIn }: Topic, section: string): boolean =>
  [...refs, ...standIn].some((ref) => ref.startsWith(`${section}.`))

/** The items a topic refers to; a lead-in stands for everything under it. */
function narrowToTopic(reading: Reading, { refs, standIn }: Topic): SectionReading[] {
  if (reading.kind !== 'section') return []
  const named = [...refs, ...standIn]
  const isNamed = ({ id, kind }: CitedItem) =>
    kind !== 'lead-in' && named.some((ref) => ref === id || id.startsWith(`${ref}.`))
  return [{ ...reading, items: reading.items.filter(isNamed) }]
}
