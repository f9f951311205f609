import { useLayoutEffect, useRef } from 'preact/hooks'
import { shownReply } from '../models/ask.ts'
import { shownPlace } from '../models/opening.ts'
import type { Page } from '../models/page.ts'
import { DocumentBar } from './DocumentBar.tsx'
import { DocumentItem } from './DocumentItem.tsx'
import styles from './DocumentPage.module.css'
import { nestItems } from './nest-items.ts'
import { SectionHeading } from './SectionHeading.tsx'

/** One item in its place: section, lead-ins, neighbours, and the item itself brought into view. */
export function DocumentPage({ page }: { page: Page }) {
  const scrollerRef = useRef<HTMLDivElement>(null)
  const opening = page.opening.value
  const place = shownPlace(opening)
  const openId = place?.item.id

  useLayoutEffect(() => {
    if (scrollerRef.current && openId) bringIntoView(scrollerRef.current)
  }, [openId])

  const quotes = (shownReply(page.asking.state.value)?.answer.claims ?? [])
    .flatMap((claim) => claim.quotes)
    .filter((quote) => quote.id === openId)
    .map((quote) => quote.text)

  return (
    <div class={styles.page}>
      <DocumentBar page={page} place={place} />
      <div class={styles.scroller} ref={scrollerRef} aria-busy={opening.status === 'opening'}>
        {opening.status === 'failed' && (
          <p role="alert" class={styles.problem}>
            {opening.message}
          </p>
        )}
        {place && (
          <>
            <SectionHeading section={place.section} />
            <ol>
              {nestItems(place.surroundings).map((branch) => (
                <DocumentItem key={branch.item.id} page={page} branch={branch} openId={place.item.id} quotes={quotes} />
              ))}
            </ol>
          </>
        )}
      </div>
    </div>
  )
}

/** Not scrollIntoView, which would scroll the page behind the panel too. */
function bringIntoView(scroller: HTMLElement): void {
  const item = scroller.querySelector<HTMLElement>('[data-open="true"]')
  const leadIn = scroller.querySelector<HTMLElement>('[data-leads="true"]')
  if (!item) return
  const room = Math.max(scroller.clientHeight - item.offsetHeight, 0)
  const above = Math.max(room / 3, leadIn ? leadIn.offsetHeight + 12 : 0)
  scroller.scrollTop = item.offsetTop - above
}
