import { formatDates } from '../../core/corpus/cite.ts'
import type { AskReply, Hit } from '../../core/protocol.ts'
import { ItemExport } from '../export/ItemExport.tsx'
import { formatKind, formatMeeting, formatPlace, yearOf } from '../item-format.ts'
import { MarkedText } from '../MarkedText.tsx'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './ResultArticle.module.css'
import { WhyMatched } from './WhyMatched.tsx'

interface Props {
  page: Page
  /** What the hit is one of; none where a topic is read. */
  reply?: AskReply
  hit: Hit
}

export function ResultArticle({ page, reply, hit: { item, marks } }: Props) {
  const isOpen = page.address.place.value.item === item.id
  const kind = formatKind(item)
  const headingId = `result ${item.id}`.replaceAll(/\W/g, '-')
  return (
    <article class={styles.result} aria-labelledby={headingId} data-open={isOpen}>
      <header>
        <h4 id={headingId}>
          <PlaceLink address={page.address} to={{ item: item.id }} aria-current={isOpen ? 'true' : undefined}>
            {item.reference}
          </PlaceLink>
        </h4>
        <p class="label">{yearOf(item)}</p>
        <div class={styles.actions}>
          <ItemExport page={page} item={item} />
        </div>
      </header>
      <div>
        <blockquote>
          {item.leadIn && (
            <p class={styles.leadIn}>
              <MarkedText text={item.leadIn} marks={marks.leadIn} />
            </p>
          )}
          <p>
            <MarkedText text={item.text} marks={marks.text} />
          </p>
        </blockquote>
        <p class={styles.source}>
          {kind && <strong>{kind}. </strong>}
          {formatMeeting(item)}, {formatDates(item.dates)}: {formatPlace(item)}.
        </p>
        {reply && <WhyMatched page={page} reply={reply} item={item} />}
      </div>
    </article>
  )
}
