import type { PassageHit } from '../../core/protocol.ts'
import { MarkedText } from '../MarkedText.tsx'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import { documentPlace } from '../read/document-place.ts'
import { PassageText } from '../read/PassageText.tsx'
import styles from './BackgroundList.module.css'

/** Passages that were found but recommend nothing; each says so. */
export function BackgroundList({ page, background }: { page: Page; background: readonly PassageHit[] }) {
  if (background.length === 0) return null
  return (
    <section class={styles.background} aria-labelledby="background">
      <header>
        <h3 id="background">Background</h3>
        <p>From reports and papers around the recommendations.</p>
      </header>
      <ol>
        {background.map(({ passage, marks }) => (
          <li key={passage.id}>
            <p class={styles.place}>
              <PlaceLink address={page.address} to={documentPlace(passage.id)}>
                {passage.paragraph ? `Para.\u00a0${passage.paragraph}` : 'Passage'}
                <span class="visually-hidden">, {passage.document.title}</span>
              </PlaceLink>
              <span class="label"> {passage.document.year}</span>
            </p>
            <div>
              <p class={styles.kind}>Background, not a recommendation</p>
              <blockquote>
                <PassageText passage={passage}>
                  <MarkedText text={passage.text} marks={marks} footnotes={passage.footnotes} />
                </PassageText>
              </blockquote>
              <p class={styles.source}>
                {passage.document.title}
                {passage.document.symbol && `, ${passage.document.symbol}`}
                {passage.paragraph && `, para.\u00a0${passage.paragraph}`}
                {passage.headings.length > 0 && ` (${passage.headings.join(', ')})`}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
