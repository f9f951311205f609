import { MarkedText } from '../MarkedText.tsx'
import { findQuotes } from '../marked-text.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import { Corrections, Doubts } from './Corrections.tsx'
import styles from './DocumentItem.module.css'
import { FootnoteList } from './FootnoteList.tsx'
import { ItemDetails } from './ItemDetails.tsx'
import type { Branch } from './nest-items.ts'

interface Props {
  page: Page
  branch: Branch
  openId: string
  /** Words of the open item that the answer quotes. */
  quotes: readonly string[]
}

/** An item with everything printed under it. The lead-in of the open item stays in view while its list is read. */
export function DocumentItem({ page, branch: { item, children }, openId, quotes }: Props) {
  const isOpen = item.id === openId
  const isLeadIn = item.kind === 'lead-in'
  const leadsToOpen = children.some((child) => child.item.id === openId)
  return (
    <li>
      <div class={styles.item} data-open={isOpen} data-leads={leadsToOpen} aria-current={isOpen ? 'true' : undefined}>
        <PlaceLink address={page.address} to={{ item: item.id }} class={styles.marker} aria-label={item.reference}>
          {item.marker ?? '¶'}
        </PlaceLink>
        <div>
          <p>
            <MarkedText
              text={item.text}
              marks={isOpen ? findQuotes(item.text, quotes) : []}
              footnotes={item.footnotes}
            />
          </p>
          <FootnoteList footnotes={item.footnotes} />
          <Corrections corrections={item.corrections} />
          {isOpen && <Doubts doubts={item.doubts} />}
        </div>
      </div>
      {isOpen && <ItemDetails page={page} item={item} />}
      {isLeadIn && children.length === 0 && (
        <p class={styles.cut}>
          <span class="visually-hidden">Its paragraphs are left out here.</span>
        </p>
      )}
      {children.length > 0 && (
        <ol class={styles.nested}>
          {children.map((child) => (
            <DocumentItem key={child.item.id} page={page} branch={child} openId={openId} quotes={quotes} />
          ))}
        </ol>
      )}
    </li>
  )
}
