import { expect, test, vi } from 'vitest'
import { type EngineState, initialState } from '../../src/core/protocol.ts'
import { createOfflineModel, type OfflineBrowser } from '../../src/ui/models/offline.ts'

const loading = initialState
const loaded: EngineState = { ...loading, keywords: 'ready', meaning: 'ready' }

test('is ready when the shell is stored and no file is missing', async () => {
  const { model, worker, setEngine } = start({ missing: 8 })
  worker.become('installing')
  expect(model.status.value).toBe('preparing')
  worker.become('activated')
  await settle()
  expect(model.status.value).toBe('preparing')
  worker.missing = 0
  setEngine(loaded)
  await settle()
  expect(model.status.value).toBe('ready')
})

test('fails when files are still missing after the engine has loaded', async () => {
  const { model, worker, setEngine } = start({ missing: 2 })
  worker.become('activated')
  setEngine(loaded)
  await settle()
  expect(model.status.value).toBe('failed')
})

test('fails when the shell cannot be stored', async () => {
  const { model, worker } = start({ missing: 0 })
  worker.become('installing')
  await settle()
  worker.become('redundant')
  expect(model.status.value).toBe('failed')
})

test('fails when the browser blocks service workers', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { model } = start({ missing: 0, blocked: true })
  await settle()
  expect(model.status.value).toBe('failed')
})

test('is unsupported on insecure pages, in sandboxed frames and while developing', () => {
  const sandboxed = Object.defineProperty({ storage: {}, userAgent: '' }, 'serviceWorker', {
    get() {
      throw new DOMException('', 'SecurityError')
    },
  })
  const insecure = { storage: {}, userAgent: '' }
  for (const navigator of [sandboxed, insecure] as OfflineBrowser['navigator'][]) {
    const model = createOfflineModel({ onState: () => () => {} }, { navigator, location: { reload() {} } })
    expect(model.status.value).toBe('unsupported')
  }
  expect(createOfflineModel({ onState: () => () => {} }, null).status.value).toBe('unsupported')
})

test('announces a waiting version, and reloads when it has taken over', async () => {
  const { model, worker, next, container, reload } = start({ missing: 0 })
  worker.become('activated')
  await settle()
  expect(model.updateReady.value).toBe(false)
  next.become('installing')
  next.become('waiting')
  expect(model.updateReady.value).toBe(true)
  model.update()
  expect(next.received).toEqual([{ type: 'activate' }])
  expect(reload).not.toHaveBeenCalled()
  container.dispatchEvent(new Event('controllerchange'))
  expect(reload).toHaveBeenCalledOnce()
})

test('asks for lasting storage, but not where that would ask the reader', async () => {
  for (const [userAgent, calls] of [
    ['Chrome/156.0', 1],
    ['Firefox/160.0', 0],
  ] as const) {
    const { worker, persist } = start({ missing: 0, userAgent })
    worker.become('activated')
    await settle()
    expect(persist).toHaveBeenCalledTimes(calls)
  }
})

function start({
  missing,
  blocked = false,
  userAgent = 'Chrome/156.0',
}: {
  missing: number
  blocked?: boolean
  userAgent?: string
}) {
  const registration = Object.assign(new EventTarget(), { installing: null, waiting: null, active: null } as Slots)
  const worker = new FakeWorker(registration, missing)
  const next = new FakeWorker(registration, missing)
  const container = Object.assign(new EventTarget(), {
    register: async () => {
      if (blocked) throw new DOMException('blocked by settings', 'SecurityError')
      return registration
    },
  })
  const persist = vi.fn(async () => true)
  const reload = vi.fn()
  const navigator = { serviceWorker: container, storage: { persist }, userAgent } as unknown as Navigator
  let listener: (state: EngineState) => void = () => {}
  const client = {
    onState(given: (state: EngineState) => void) {
      listener = given
      given(loading)
      return () => {}
    },
  }
  const model = createOfflineModel(client, { navigator, location: { reload } })
  return { model, worker, next, container, persist, reload, setEngine: (state: EngineState) => listener(state) }
}

type Slots = Record<'installing' | 'waiting' | 'active', FakeWorker | null>

/** A service worker that counts missing files, and moves through the slots of its registration. */
class FakeWorker extends EventTarget {
  state = 'parsed'
  received: unknown[] = []
  registration: Slots & EventTarget
  missing: number

  constructor(registration: Slots & EventTarget, missing: number) {
    super()
    this.registration = registration
    this.missing = missing
  }

  become(state: 'installing' | 'waiting' | 'activated' | 'redundant'): void {
    for (const slot of ['installing', 'waiting', 'active'] as const)
      if (this.registration[slot] === this) this.registration[slot] = null
    if (state !== 'redundant') this.registration[state === 'activated' ? 'active' : state] = this
    this.state = state
    if (state === 'installing') this.registration.dispatchEvent(new Event('updatefound'))
    this.dispatchEvent(new Event('statechange'))
  }

  postMessage(message: { type: string }, [port]: MessagePort[] = []): void {
    this.received.push(message)
    if (message.type === 'count-missing') port?.postMessage(this.missing)
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20))
