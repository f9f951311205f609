import { type ReadonlySignal, signal } from '@preact/signals'
import type { EngineClient } from '../../worker/client.ts'

export interface Offline {
  /** `ready`: a reload without a network finds everything; `failed`: the browser keeps nothing, or not all of it. */
  status: ReadonlySignal<'unsupported' | 'preparing' | 'ready' | 'failed'>
  /** A newer version is stored and waits for `update`. */
  updateReady: ReadonlySignal<boolean>
  /** Change to the waiting version; the page reloads. */
  update(): void
}

export interface OfflineBrowser {
  readonly navigator: Pick<Navigator, 'serviceWorker' | 'storage' | 'userAgent'>
  readonly location: Pick<Location, 'reload'>
}

/**
 * Keep the page for use without a network. Only the built site has a service worker, so there is no browser to ask while
 * developing.
 */
export function createOfflineModel(
  client: Pick<EngineClient, 'onState'>,
  browser: OfflineBrowser | null = import.meta.env.PROD ? window : null,
): Offline {
  const status = signal<Offline['status']['value']>('preparing')
  const updateReady = signal(false)
  const container = browser && findContainer(browser)
  let registration: ServiceWorkerRegistration | undefined
  let isEngineLoading = true

  if (browser && container) {
    void register(container)
    client.onState(({ keywords, meaning }) => {
      const isLoading = keywords === 'loading' || (keywords === 'ready' && meaning === 'loading')
      if (isLoading === isEngineLoading) return
      isEngineLoading = isLoading
      void check()
    })
  } else {
    status.value = 'unsupported'
  }

  return {
    status,
    updateReady,
    update() {
      container?.addEventListener('controllerchange', () => browser?.location.reload(), { once: true })
      registration?.waiting?.postMessage({ type: 'activate' })
    },
  }

  async function register(container: ServiceWorkerContainer): Promise<void> {
    try {
      registration = await container.register('sw.js', { updateViaCache: 'none' })
      registration.addEventListener('updatefound', watch)
      watch()
    } catch (error) {
      console.warn('no use offline:', error)
      status.value = 'failed'
    }
  }

  function watch(): void {
    const { installing, waiting, active } = registration ?? {}
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'redundant' && !registration?.active) status.value = 'failed'
      watch()
    })
    updateReady.value = Boolean(waiting && active)
    void check()
  }

  /** The service worker knows which files belong to its build; ask it how many are not kept yet. */
  async function check(): Promise<void> {
    if (!registration?.active) return
    const missing = await countMissing(registration.active)
    if (missing > 0) {
      status.value = isEngineLoading ? 'preparing' : 'failed'
      return
    }
    status.value = 'ready'
    // Firefox would ask the reader for a permission, out of the blue; other browsers decide alone.
    if (browser?.navigator.userAgent.includes('Firefox') === false)
      browser.navigator.storage?.persist?.().catch(() => {})
  }
}

function countMissing(worker: ServiceWorker): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<number>) => {
      port1.close()
      resolve(data)
    }
    worker.postMessage({ type: 'count-missing' }, [port2])
  })
}

/** Absent on insecure pages; in sandboxed frames even looking throws. */
function findContainer({ navigator }: OfflineBrowser): ServiceWorkerContainer | null {
  try {
    return navigator.serviceWorker ?? null
  } catch {
    return null
  }
}
