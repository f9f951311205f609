import { Corrections } from '../document/Corrections.tsx'
import { FootnoteList } from '../document/FootnoteList.tsx'
import type { Branch } from '../document/nest-items.ts'
import { MarkedText } from '../MarkedText.tsx'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './ReadItem.module.css'

/** A paragraph with its reference in the margin, which opens it, and everything printed under it. */
export function ReadItem({ page: { address }, page, branch: { item, children } }: { page: Page; branch: Branch }) {
  const { view, item: openId } = address.place.value
  const isOpen = item.id === openId
  const isEntered = openId === null && view.kind === 'document' && view.at === item.id
  return (
    <li>
      <div class={styles.item} id={item.id} data-kind={item.kind} data-open={isOpen || isEntered}>
        <PlaceLink
          address={address}
          to={{ item: item.id }}
          class={styles.reference}
          aria-current={isOpen ? 'true' : undefined}
        >
          <span>{item.reference}</span>
          <span class={styles.marker} aria-hidden="true">
            {item.marker ?? '¶'}
          </span>
        </PlaceLink>
        <div>
          <p>
            <MarkedText text={item.text} marks={[]} footnotes={item.footnotes} />
          </p>
          <FootnoteList footnotes={item.footnotes} />
          <Corrections corrections={item.corrections} />
        </div>
      </div>
      {children.length > 0 && (
        <ol class={styles.nested}>
          {children.map((child) => (
            <ReadItem key={child.item.id} page={page} branch={child} />
          ))}
        </ol>
      )}
    </li>
  )
}
