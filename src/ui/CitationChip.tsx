import type { CitedItem } from '../core/protocol.ts'
import styles from './CitationChip.module.css'
import { yearOf } from './item-format.ts'
import type { Page } from './models/page.ts'
import { PlaceLink } from './PlaceLink.tsx'

interface Props {
  page: Page
  item: CitedItem
  /** Of several citations, the one whose words are quoted. */
  isQuoted: boolean
}

/** `I.11 (b) · 2009`; opens the item in its place. */
export function CitationChip({ page: { address }, item, isQuoted }: Props) {
  const isOpen = address.place.value.item === item.id
  return (
    <PlaceLink
      address={address}
      to={{ item: item.id }}
      class={styles.chip}
      {...(isQuoted && { title: 'Quoted here', 'data-quoted': true })}
      aria-current={isOpen ? 'true' : undefined}
    >
      {item.reference} · {yearOf(item)}
    </PlaceLink>
  )
}
