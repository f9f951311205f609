import {
  AdduceError,
  type EngineState,
  type FromWorker,
  initialState,
  type Protocol,
  type ToWorker,
} from '../core/protocol.ts'

/** The page's view of the engine. */
export interface EngineClient {
  /** @throws AdduceError, or an AbortError when the signal fires. */
  request<K extends keyof Protocol>(
    kind: K,
    params: Protocol[K]['params'],
    options?: { signal?: AbortSignal },
  ): Promise<Protocol[K]['reply']>
  /** Calls the listener at once with the present state and then at each change; returns the way to stop. */
  onState(listener: (state: EngineState) => void): () => void
}

interface Pending {
  resolve(reply: Protocol[keyof Protocol]['reply']): void
  reject(error: unknown): void
}

/**
 * Talk to the engine in its worker. A crash rejects everything pending and restarts the worker once; a second crash is
 * final and the state says so.
 */
export function createEngineClient(startWorker: () => Worker): EngineClient {
  const pending = new Map<number, Pending>()
  const listeners = new Set<(state: EngineState) => void>()
  let state = initialState
  let lastId = 0
  let crashes = 0
  let worker = start()

  function start(): Worker {
    const started = startWorker()
    started.onmessage = ({ data }: MessageEvent<FromWorker>) => receive(data)
    started.onerror = (event) => crash(event.message)
    started.onmessageerror = () => crash('a message could not be read')
    return started
  }

  function receive(message: FromWorker): void {
    if (message.type === 'state') {
      setState(message.state)
      return
    }
    const waiting = pending.get(message.id)
    pending.delete(message.id)
    if (message.type === 'reply') waiting?.resolve(message.reply)
    else waiting?.reject(new AdduceError(message.error.code, message.error.message))
  }

  function crash(reason: string): void {
    console.error('search worker:', reason)
    worker.terminate()
    crashes++
    const error = new AdduceError('worker-crashed', 'The search stopped unexpectedly. Please ask again.')
    for (const waiting of pending.values()) waiting.reject(error)
    pending.clear()
    if (crashes === 1) {
      setState(initialState)
      worker = start()
    } else {
      const problem = 'The search stopped unexpectedly twice. Reload the page to start it again.'
      setState({ ...state, keywords: 'failed', meaning: 'unavailable', problem })
    }
  }

  function setState(next: EngineState): void {
    state = next
    for (const listener of listeners) listener(state)
  }

  return {
    request<K extends keyof Protocol>(
      kind: K,
      params: Protocol[K]['params'],
      { signal }: { signal?: AbortSignal } = {},
    ): Promise<Protocol[K]['reply']> {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const id = ++lastId
        // The worker answers a request with the reply of its kind; the map of pending requests cannot say so.
        pending.set(id, { resolve: resolve as Pending['resolve'], reject })
        signal?.addEventListener(
          'abort',
          () => {
            if (!pending.delete(id)) return
            worker.postMessage({ type: 'cancel', id } satisfies ToWorker)
            reject(signal.reason)
          },
          { once: true },
        )
        worker.postMessage({ type: 'request', id, kind, params } as ToWorker)
      })
    },
    onState(listener) {
      listeners.add(listener)
      listener(state)
      return () => listeners.delete(listener)
    },
  }
}
