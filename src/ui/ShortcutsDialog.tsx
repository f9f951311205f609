import type { RefObject } from 'preact'
import styles from './ShortcutsDialog.module.css'
import { shortcuts } from './use-shortcuts.ts'

export function ShortcutsDialog({ dialogRef }: { dialogRef: RefObject<HTMLDialogElement | null> }) {
  return (
    <dialog ref={dialogRef} class={styles.dialog} aria-labelledby="shortcuts">
      <h2 id="shortcuts">Keyboard shortcuts</h2>
      <dl>
        {shortcuts.map(([key, action]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{action}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="command">
          Close
        </button>
      </form>
    </dialog>
  )
}
