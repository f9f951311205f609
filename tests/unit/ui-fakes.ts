import type { AskReply, EngineState, Protocol } from '../../src/core/protocol.ts'
import type { Browser } from '../../src/ui/models/address.ts'
import type { TextModels } from '../../src/ui/models/rewriting.ts'
import type { EngineClient } from '../../src/worker/client.ts'

export const loading: EngineState = {
  keywords: 'ready',
  meaning: 'loading',
  loadedBytes: 2_200_000,
  totalBytes: 5_100_000,
  problem: null,
  index: null,
}
export const ready: EngineState = { ...loading, meaning: 'ready' }

export function replyTo(question: string, legs: AskReply['legs'] = 'keywords'): AskReply {
  return {
    question,
    asked: { question },
    resolved: null,
    corrections: [],
    scopes: [],
    scopesClash: false,
    outcome: 'answered',
    uncovered: [],
    addressed: 0,
    ambiguous: false,
    legs,
    answer: { kind: 'points', opening: null, claims: [], withheld: 0 },
    background: [],
    facets: [],
    found: 0,
    hits: [],
    problem: null,
    ms: 1,
  }
}

interface Asked {
  kind: keyof Protocol
  /** The question, or the id of the item or document. */
  about: string
  params: Protocol[keyof Protocol]['params']
  signal: AbortSignal | undefined
  resolve(reply: unknown): void
  reject(error: unknown): void
}

/** A client whose requests wait until the test answers them. */
export function createFakeClient(state: EngineState = loading) {
  const asked: Asked[] = []
  let listener: (state: EngineState) => void = () => {}
  const client: EngineClient = {
    request: (kind, params, { signal } = {}) =>
      new Promise((resolve, reject) => {
        const about = Object.values(params).find((value) => typeof value === 'string') ?? ''
        asked.push({ kind, about, params, signal, resolve: resolve as Asked['resolve'], reject })
        signal?.addEventListener('abort', () => reject(signal.reason))
      }),
    onState(added) {
      listener = added
      added(state)
      return () => {}
    },
  }
  return { client, asked, setState: (next: EngineState) => listener(next) }
}

/** A browser with a history to walk. */
export function createFakeBrowser(search = '') {
  const entries = [search]
  let at = 0
  let onPopState = () => {}
  const location = { pathname: '/', search }
  const browser: Browser & { localStorage: Storage } = {
    location,
    localStorage: createFakeStorage(),
    history: {
      pushState(_state, _unused, url) {
        location.search = String(url).replace(/^[^?]*/, '')
        entries.splice(++at, entries.length, location.search)
      },
    },
    addEventListener(_type, listener) {
      onPopState = listener
    },
  }
  function walk(steps: number) {
    at += steps
    location.search = entries[at] ?? ''
    onPopState()
  }
  return { browser, entries, back: () => walk(-1), forward: () => walk(1) }
}

export function createFakeStorage(kept: Record<string, string> = {}): Storage {
  const values = new Map(Object.entries(kept))
  return {
    get length() {
      return values.size
    },
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
    key: (i) => [...values.keys()][i] ?? null,
  }
}

/** A browser without a language model. */
export const noModels: TextModels = {
  findBuiltIn: async () => null,
  openSite: () => {
    throw new Error('no model is installed')
  },
}

export const settle = () => new Promise((resolve) => setTimeout(resolve))

export const atOnce = (update: () => void) => update()
