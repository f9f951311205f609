import type { ReadonlySignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
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
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      class={styles.dialog}
      aria-labelledby="document"
      closedby="any"
      onClose={({ currentTarget }) => {
        // A dialog that has left the page gave way to the column; only the reader's own closing counts.
        if (currentTarget.isConnected) page.address.go({ item: null })
      }}
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
      <h2>What is searched</h2>
      <p>
        The recommendations of the Working Group on Trafficking in Persons, from 2009 to 2023, and the resolutions and
        decisions of the Conference of the Parties on trafficking in persons, from 2004 to 2022.
      </p>
    </div>
  )
}
