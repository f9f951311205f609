import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { claimsToAnswer, quotesToClaim } from '../../core/answer/claims.ts'
import type { Answer, CitedItem, Claim, Quote } from '../../core/protocol.ts'
import type { EngineClient } from '../../worker/client.ts'
import { type Address, documentAt } from './address.ts'
import { parseList } from './parse-list.ts'

/** A point that a reader has put into the brief: its words, so that it stays as it was read. */
export interface BriefEntry {
  /** Id of the item whose words are shown. */
  quoted: string
  /** Of all items cited, in their order. */
  quotes: readonly Quote[]
}

/** Points that a reader collects from answers and documents, kept on the device. */
export interface Brief {
  entries: ReadonlySignal<readonly BriefEntry[]>
  /** The entries as points, and the items they cite; null until the items are there. */
  content: ReadonlySignal<{ answer: Answer; itemById: ReadonlyMap<string, CitedItem> } | null>
  /** Why something is not kept or not shown, in one plain sentence; null while all is well. */
  problem: ReadonlySignal<string | null>
  /** Whether there is something to take back. */
  canUndo: ReadonlySignal<boolean>
  has(entry: BriefEntry): boolean
  /** What is in the brief already stays where it is. */
  add(entries: readonly BriefEntry[]): void
  remove(entry: BriefEntry): void
  removeAll(): void
  /** Take back what was removed last. */
  undo(): void
  /** Change places with the neighbour above (-1) or below (1). */
  move(entry: BriefEntry, by: -1 | 1): void
}

const briefKey = 'adduce.brief'
const mostEntries = 300

/** @param openStorage throws where the browser blocks storage */
export function createBrief(client: EngineClient, address: Address, openStorage: () => Storage): Brief {
  const entries = signal<readonly BriefEntry[]>([])
  const removed = signal<readonly BriefEntry[] | null>(null)
  const items = signal<ReadonlyMap<string, CitedItem>>(new Map())
  const unkept = signal<string | null>(null)
  const unread = signal<string | null>(null)
  const asked = new Set<string>()

  /** Storage may be blocked, full or emptied at any time; the page works without it and says so. */
  function read(): void {
    try {
      entries.value = parseList(openStorage().getItem(briefKey), isEntry)
    } catch (error) {
      console.warn('storage:', error)
    }
  }

  function write(next: readonly BriefEntry[]): void {
    entries.value = next
    try {
      const storage = openStorage()
      if (next.length > 0) storage.setItem(briefKey, JSON.stringify(next))
      else storage.removeItem(briefKey)
      unkept.value = null
    } catch (error) {
      console.warn('storage:', error)
      unkept.value = 'This browser does not let the page keep the brief, so it will be lost when the page is closed.'
    }
  }

  /** Another tab may have changed it meanwhile; where nothing can be kept, what is here counts. */
  function change(how: (present: readonly BriefEntry[]) => readonly BriefEntry[], before: typeof removed.value = null) {
    if (unkept.peek() === null) read()
    const next = how(entries.peek())
    removed.value = before
    write(next)
  }

  async function load(document: string): Promise<void> {
    try {
      const reading = await client.request('read', { document })
      unread.value = null
      if (reading.kind === 'section')
        items.value = new Map([...items.peek(), ...reading.items.map((item) => [item.id, item] as const)])
    } catch (error) {
      console.error('reading failed', error)
      asked.delete(document)
      unread.value = 'Some of the texts could not be loaded, so the brief cannot be shown.'
    }
  }

  read()
  effect(() => {
    if (address.place.value.view.kind !== 'brief') return
    for (const document of new Set(entries.value.flatMap(({ quotes }) => quotes.map(({ id }) => documentOf(id))))) {
      if (asked.has(document)) continue
      asked.add(document)
      void load(document)
    }
  })

  return {
    entries: computed(() => entries.value),
    content: computed(() => {
      const itemById = items.value
      const cited = new Set([...itemById.keys()].map(documentOf))
      const isThere = entries.value.every(({ quotes }) => quotes.every(({ id }) => cited.has(documentOf(id))))
      return isThere
        ? { itemById, answer: claimsToAnswer(entries.value.flatMap((entry) => toClaim(entry, itemById))) }
        : null
    }),
    problem: computed(() => unkept.value ?? unread.value),
    canUndo: computed(() => removed.value !== null),
    has: (entry) => entries.value.some((other) => keyOf(other) === keyOf(entry)),
    add: (added) =>
      change((present) => {
        const known = new Set(present.map(keyOf))
        return [...present, ...added.filter((entry) => !known.has(keyOf(entry)))].slice(0, mostEntries)
      }),
    remove: (entry) => change((present) => present.filter((other) => keyOf(other) !== keyOf(entry)), entries.peek()),
    removeAll: () => change(() => [], entries.peek()),
    undo() {
      const before = removed.peek()
      if (before !== null) change(() => before)
    },
    move: (entry, by) =>
      change((present) => {
        const from = present.findIndex((other) => keyOf(other) === keyOf(entry))
        const to = from + by
        if (from === -1 || to < 0 || to >= present.length) return present
        return present.toSpliced(from, 1).toSpliced(to, 0, ...present.slice(from, from + 1))
      }),
  }
}

export const toEntry = ({ quoted, quotes }: Claim): BriefEntry => ({ quoted, quotes })

/** Where an item is unknown there is no point; the count of what is missing shows. */
function toClaim({ quoted, quotes }: BriefEntry, itemById: ReadonlyMap<string, CitedItem>): Claim[] {
  const ids = [...new Set(quotes.map(({ id }) => id))]
  const cited = ids.flatMap((id) => itemById.get(id) ?? [])
  const item = itemById.get(quoted)
  return item && cited.length === ids.length ? [quotesToClaim(item, quotes, cited)] : []
}

const documentOf = (id: string): string => {
  const view = documentAt(id)
  return view.kind === 'document' ? view.id : id
}

export const keyOf = ({ quoted, quotes }: BriefEntry): string =>
  JSON.stringify([quoted, quotes.map(({ id, text }) => [id, text])])

function isEntry(value: unknown): value is BriefEntry {
  if (typeof value !== 'object' || value === null) return false
  const { quoted, quotes } = value as Partial<Record<keyof BriefEntry, unknown>>
  return typeof quoted === 'string' && Array.isArray(quotes) && quotes.length > 0 && quotes.every(isQuote)
}

function isQuote(value: unknown): value is Quote {
  if (typeof value !== 'object' || value === null) return false
  const { id, text } = value as Partial<Record<keyof Quote, unknown>>
  return typeof id === 'string' && typeof text === 'string' && text !== ''
}
