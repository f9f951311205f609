import type { CitedItem } from '../../core/protocol.ts'
import { MarkedText } from '../MarkedText.tsx'
import { findQuotes } from '../marked-text.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './DocumentItem.module.css'
import { FootnoteList } from './FootnoteList.tsx'

interface Props {
  page: Page
  item: CitedItem
  /** Words of this item that the answer quotes. */
  quotes: readonly string[]
  isOpen: boolean
}

export function DocumentItem({ page, item, quotes, isOpen }: Props) {
  return (
    <li
      class={styles.item}
      style={{ '--depth': item.depth - 1 }}
      data-kind={item.kind}
      data-open={isOpen}
      aria-current={isOpen ? 'true' : undefined}
    >
      <PlaceLink address={page.address} to={{ item: item.id }} class={styles.marker} aria-label={item.reference}>
        {item.marker ?? '¶'}
      </PlaceLink>
      <div>
        <p>
          <MarkedText text={item.text} marks={findQuotes(item.text, quotes)} footnotes={item.footnotes} />
        </p>
        <FootnoteList footnotes={item.footnotes} />
        {item.corrections.map(({ printed, corrected, reason }) => (
          <dl key={printed} class={styles.correction}>
            <dt>Printed</dt>
            <dd>{printed}</dd>
            <dt>Corrected</dt>
            <dd>{corrected}</dd>
            <dt>Reason</dt>
            <dd data-ours>{reason}</dd>
          </dl>
        ))}
      </div>
    </li>
  )
}
