import type { CitedItem } from '../core/protocol.ts'
import styles from './CitationChip.module.css'
import { yearOf } from './item-format.ts'
import type { Page } from './models/page.ts'
import { PlaceLink } from './PlaceLink.tsx'

/** `I.11 (b) · 2009`; opens the item in its place. */
export function CitationChip({ page: { address }, item }: { page: Page; item: CitedItem }) {
  const isOpen = address.place.value.item === item.id
  return (
    <PlaceLink address={address} to={{ item: item.id }} class={styles.chip} aria-current={isOpen ? 'true' : undefined}>
      {item.reference} · {yearOf(item)}
    </PlaceLink>
  )
}
