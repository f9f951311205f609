import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { formatDates } from '../../core/corpus/cite.ts'
import type { ItemInPlace } from '../../core/protocol.ts'
import { CopyButton } from '../CopyButton.tsx'
import { ItemExport } from '../export/ItemExport.tsx'
import { itemUrl } from '../export/item-url.ts'
import { focusAgain } from '../focus-again.ts'
import { formatMeeting, formatPlace } from '../item-format.ts'
import { documentAt } from '../models/address.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './DocumentBar.module.css'

interface Props {
  page: Page
  place: ItemInPlace | null
}

/** Names the open item and holds what can be done with it. */
export function DocumentBar({ page, place }: Props) {
  const { address, announcement } = page
  const headingRef = useRef<HTMLHeadingElement>(null)
  const item = place?.item

  useLayoutEffect(() => {
    const opener = document.activeElement
    return () => focusAgain(opener)
  }, [])
  // A reader who opened the panel goes on in it; one who followed a deep link starts at the top of the page.
  useEffect(() => {
    if (document.activeElement !== document.body) headingRef.current?.focus()
  }, [])

  return (
    <header class={styles.bar}>
      <h2 id="document" ref={headingRef} tabIndex={-1}>
        {item?.reference ?? 'In its place'}
      </h2>
      {place && <Steps page={page} place={place} />}
      <button
        type="button"
        class={`command ${styles.close}`}
        aria-keyshortcuts="Escape"
        onClick={() => address.go({ item: null })}
      >
        Close
      </button>
      {item && (
        <p class={styles.source}>
          {formatMeeting(item)}, {formatDates(item.dates)}: {formatPlace(item)}
        </p>
      )}
      {item && (
        <p class={styles.copying}>
          <ItemExport page={page} item={item} />
          <CopyButton
            label="Copy link"
            text={() => itemUrl(address, item.id)}
            confirmation={`Link to ${item.reference} copied, without your question.`}
            announcement={announcement}
          />
          <PlaceLink address={address} to={{ view: documentAt(item.id), item: null }} class="command">
            Read in the document
          </PlaceLink>
        </p>
      )}
    </header>
  )
}

function Steps({ page, place }: { page: Page; place: ItemInPlace }) {
  const at = place.surroundings.findIndex((item) => item.id === place.item.id)
  const previous = place.surroundings[at - 1]
  const next = place.surroundings[at + 1]
  return (
    <nav class={styles.steps} aria-label="Neighbouring paragraphs">
      {previous && (
        <PlaceLink address={page.address} to={{ item: previous.id }} rel="prev" aria-label="Previous paragraph">
          ←
        </PlaceLink>
      )}
      {next && (
        <PlaceLink address={page.address} to={{ item: next.id }} rel="next" aria-label="Next paragraph">
          →
        </PlaceLink>
      )}
    </nav>
  )
}
