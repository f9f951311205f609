import type { Contents } from '../../core/protocol.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import { documentPlace } from './document-place.ts'
import styles from './NextDocuments.module.css'

interface Props {
  page: Page
  id: string
  contents: Contents
}

/** The documents before and after, in the order of the contents list. */
export function NextDocuments({ page: { address }, id, contents }: Props) {
  const documents = [
    ...contents.sections.map(({ section }) => ({ id: section.id, name: section.instrument ?? section.name })),
    ...contents.background.map(({ id, document }) => ({ id, name: `background, ${document.year}` })),
  ]
  const at = documents.findIndex((document) => document.id === id)
  const previous = documents[at - 1]
  const next = documents[at + 1]
  return (
    <nav class={`screen-only ${styles.next}`} aria-label="Neighbouring documents">
      {previous && (
        <PlaceLink address={address} to={documentPlace(previous.id)} rel="prev">
          <span class="label">Previous</span> <span class={styles.name}>{previous.name}</span>
        </PlaceLink>
      )}
      {next && (
        <PlaceLink address={address} to={documentPlace(next.id)} rel="next">
          <span class="label">Next</span> <span class={styles.name}>{next.name}</span>
        </PlaceLink>
      )}
    </nav>
  )
}
