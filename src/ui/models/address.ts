import { type ReadonlySignal, signal } from '@preact/signals'
import { type Filters, facetNames } from '../../core/protocol.ts'

/** What fills the page. A document may be entered at one of its items or passages. */
export type View =
  | { kind: 'ask' }
  | { kind: 'contents' }
  | { kind: 'document'; id: string; at: string | null }
  | { kind: 'topic'; name: string }
  | { kind: 'sources' }
  | { kind: 'quality' }
  | { kind: 'threads' }
  | { kind: 'brief' }

/** What the URL holds: the view, the question where one is asked, and the item that is open beside it. */
export interface Place {
  view: View
  question: string
  /** Questions asked before it in the same thread, oldest first. */
  earlier: readonly string[]
  /** Ask the question as if nothing had been asked before it. */
  alone: boolean
  item: string | null
  /** Search for the words as they are typed, without correcting their spelling. */
  asTyped: boolean
  /** Words of the question that name meetings or years, and are not to narrow the search. */
  ignored: readonly string[]
  filters: Filters
}

export interface Address {
  place: ReadonlySignal<Place>
  /** The place where a question was asked last; the present one while questions are asked. */
  asked: ReadonlySignal<Place>
  /** Change part of the place and leave the present one behind in the history. */
  go(to: Partial<Place>): void
  /** Where a link to the place points to. */
  href(to: Partial<Place>): string
}

export const home: Place = {
  view: { kind: 'ask' },
  question: '',
  earlier: [],
  alone: false,
  item: null,
  asTyped: false,
  ignored: [],
  filters: {},
}

export function searchToPlace(search: string): Place {
  const params = new URLSearchParams(search)
  const question = (params.get('q') ?? '').trim()
  const item = params.get('item') || null
  const view = readView(params, question)
  if (view.kind !== 'ask') return { ...home, view, item }
  const filters = question === '' ? {} : readFilters(params)
  const earlier = question === '' ? [] : boundThread(params.getAll('after'))
  return {
    view,
    question,
    earlier,
    alone: earlier.length > 0 && params.has('alone'),
    item,
    asTyped: params.has('typed'),
    ignored: params.getAll('ignore'),
    filters,
  }
}

export function placeToSearch({ view, question, earlier, alone, item, asTyped, ignored, filters }: Place): string {
  const parts: string[] = []
  if (view.kind === 'contents') parts.push('read')
  if (view.kind === 'document') parts.push(`read=${encode(view.at ?? view.id)}`)
  if (view.kind === 'topic') parts.push(`topic=${encode(view.name)}`)
  if (view.kind === 'sources') parts.push('sources')
  if (view.kind === 'quality') parts.push('quality')
  if (view.kind === 'threads') parts.push('threads')
  if (view.kind === 'brief') parts.push('brief')
  if (view.kind === 'ask') {
    const thread = question === '' ? [] : boundThread(earlier)
    for (const asked of thread) parts.push(`after=${encode(asked)}`)
    if (question !== '') parts.push(`q=${encode(question)}`)
    if (alone && thread.length > 0) parts.push('alone=1')
    if (asTyped) parts.push('typed=1')
    for (const words of ignored) parts.push(`ignore=${encode(words)}`)
    for (const name of question === '' ? [] : facetNames) {
      const value = filters[name]
      if (value !== undefined) parts.push(`${name}=${encode(value)}`)
    }
  }
  if (item !== null) parts.push(`item=${encode(item)}`)
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** A link that mail programs and servers still pass on whole. */
const mostEarlier = 20
const mostCharacters = 4000

/** The latest of the earlier questions, as many as an address can hold. */
function boundThread(earlier: readonly string[]): string[] {
  const kept: string[] = []
  let room = mostCharacters
  for (const asked of earlier
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .toReversed()) {
    room -= encode(asked).length
    if (room < 0 || kept.length === mostEarlier) break
    kept.unshift(asked)
  }
  return kept
}

/** The document that holds an item or a passage, entered there: "A:VII.2.b", "C:2017.9". */
export function documentAt(id: string): View {
  const document = /^(?:[AB]:[IVX]+|C:\d+)(?=\.)/.exec(id)?.[0]
  return { kind: 'document', id: document ?? id, at: document === undefined ? null : id }
}

function readView(params: URLSearchParams, question: string): View {
  const read = params.get('read')
  if (read !== null) return read === '' ? { kind: 'contents' } : documentAt(read)
  if (params.has('sources')) return { kind: 'sources' }
  if (params.has('quality')) return { kind: 'quality' }
  if (params.has('threads')) return { kind: 'threads' }
  if (params.has('brief')) return { kind: 'brief' }
  const topic = params.get('topic')
  // Beside a question a topic narrows it; alone it is read.
  return topic && question === '' ? { kind: 'topic', name: topic } : { kind: 'ask' }
}

function readFilters(params: URLSearchParams): Filters {
  return Object.fromEntries(facetNames.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])))
}

/** Colons, commas and slashes are legal in a query; left as they are, a cited link stays legible. */
function encode(value: string): string {
  return encodeURIComponent(value)
    .replaceAll('%20', '+')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%2F', '/')
}

/** The part of a window that holds the address. */
export interface Browser {
  location: Pick<Location, 'pathname' | 'search'>
  history: Pick<History, 'pushState'>
  addEventListener(type: 'popstate', listener: () => void): void
}

export function createAddress(browser: Browser): Address {
  const place = signal(searchToPlace(browser.location.search))
  const asked = signal(place.value.view.kind === 'ask' ? place.value : home)
  const search = (to: Partial<Place>) => placeToSearch({ ...place.value, ...to })

  function arrive(next: Place): void {
    if (next.view.kind === 'ask') asked.value = next
    place.value = next
  }

  browser.addEventListener('popstate', () => arrive(searchToPlace(browser.location.search)))

  return {
    place,
    asked,
    go(to) {
      const next = search(to)
      if (next === placeToSearch(place.value)) return
      browser.history.pushState(null, '', browser.location.pathname + next)
      // Read back, so that a place is never more than its address says.
      arrive(searchToPlace(next))
    },
    href: (to) => browser.location.pathname + search(to),
  }
}
