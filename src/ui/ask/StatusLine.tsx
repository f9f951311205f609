import type { ReadonlySignal } from '@preact/signals'
import type { EngineState } from '../../core/protocol.ts'
import { describeEngine } from '../models/engine.ts'
import type { Offline } from '../models/offline.ts'
import styles from './StatusLine.module.css'

interface Props {
  engine: ReadonlySignal<EngineState>
  offline: Offline
}

/** What the search uses at the moment, and whether it would work without a network. */
export function StatusLine({ engine, offline }: Props) {
  const { keywords, meaning, loadedBytes, totalBytes } = engine.value
  const isLoading = keywords === 'loading' || (keywords === 'ready' && meaning === 'loading')
  const parts = [describeEngine(engine.value), offlineNotes[offline.status.value]].filter(Boolean)
  return (
    <div class={styles.status}>
      <div class={styles.rule}>
        {isLoading && totalBytes > 0 && <progress aria-label="Loading" value={loadedBytes} max={totalBytes} />}
      </div>
      <p>
        {parts.join(' · ')}
        {offline.updateReady.value && (
          <>
            {' · A newer version is ready. '}
            <button type="button" class="command" onClick={offline.update}>
              Change to it
            </button>
          </>
        )}
      </p>
    </div>
  )
}

const offlineNotes = {
  unsupported: null,
  preparing: null,
  ready: 'Ready offline',
  failed: 'Not available offline',
}
