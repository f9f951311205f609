import type { ReadonlySignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Page } from '../models/page.ts'
import { DocumentPage } from './DocumentPage.tsx'
import styles from './DocumentPanel.module.css'

interface Props {
  page: Page
  /** Whether the second column is there; without it the panel slides over the page as a dialog. */
  isWide: ReadonlySignal<boolean>
}

export function DocumentPanel({ page, isWide }: Props) {
  const isOpen = page.opening.value.status !== 'closed'
  if (isWide.value)
    return (
      <aside class={styles.column} aria-labelledby="document">
        {isOpen ? <DocumentPage page={page} /> : <Placeholder />}
      </aside>
    )
  return isOpen ? <PanelDialog page={page} /> : null
}

function PanelDialog({ page }: { page: Page }) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => ref.current?.showModal(), [])
  return (
    <dialog
      ref={ref}
      class={styles.dialog}
      aria-labelledby="document"
      closedby="any"
      onClose={() => page.address.go({ item: null })}
    >
      <DocumentPage page={page} />
    </dialog>
  )
}

function Placeholder() {
  return (
    <div class={styles.placeholder}>
      <h2 id="document">In its place</h2>
      <p>
        A citation opens here: the paragraph where it stands in the document, with the lead-in above it, its neighbours
        around it, its footnotes, and every correction made to the printed text.
      </p>
    </div>
  )
}
