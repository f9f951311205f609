import { useLayoutEffect, useRef } from 'preact/hooks'
import { shownReply } from '../models/ask.ts'
import { shownPlace } from '../models/opening.ts'
import type { Page } from '../models/page.ts'
import { DocumentBar } from './DocumentBar.tsx'
import { DocumentItem } from './DocumentItem.tsx'
import styles from './DocumentPage.module.css'
import { SectionHeading } from './SectionHeading.tsx'

/** One item in its place: section, lead-ins, neighbours, and the item itself brought into view. */
export function DocumentPage({ page }: { page: Page }) {
  const scrollerRef = useRef<HTMLDivElement>(null)
  const opening = page.opening.value
  const place = shownPlace(opening)
  const openId = place?.item.id

  useLayoutEffect(() => {
    const scroller = scrollerRef.current
    const item = scroller?.querySelector<HTMLElement>('[data-open="true"]')
    if (!scroller || !item) return
    // Not scrollIntoView, which would scroll the page behind the panel too.
    const room = Math.max(scroller.clientHeight - item.offsetHeight, 0)
    scroller.scrollTop = item.offsetTop - Math.min(room / 3, item.offsetTop)
  }, [openId])

  const quotes = (shownReply(page.asking.state.value)?.answer.claims ?? [])
    .flatMap((claim) => claim.quotes)
    .filter((quote) => quote.id === openId)
    .map((quote) => quote.text)
  const nearby = new Set(place?.surroundings.map((item) => item.id))
  const leadIns = place?.leadIns.filter((item) => !nearby.has(item.id)) ?? []

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
              {leadIns.map((item) => (
                <DocumentItem key={item.id} page={page} item={item} quotes={[]} isOpen={false} />
              ))}
              {leadIns.length > 0 && (
                <li class={styles.gap}>
                  <span class="visually-hidden">Paragraphs left out</span>
                </li>
              )}
              {place.surroundings.map((item) => {
                const isOpen = item.id === openId
                return (
                  <DocumentItem key={item.id} page={page} item={item} quotes={isOpen ? quotes : []} isOpen={isOpen} />
                )
              })}
            </ol>
          </>
        )}
      </div>
    </div>
  )
}
