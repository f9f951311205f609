import { formatDates } from '../../core/corpus/cite.ts'
import type { Contents } from '../../core/protocol.ts'
import { countOf } from '../item-format.ts'
import { home } from '../models/address.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './ContentsView.module.css'
import { documentPlace } from './document-place.ts'

/** All that can be read: meetings, resolutions and decisions, background, and topics across them. */
export function ContentsView({ page: { address }, contents }: { page: Page; contents: Contents }) {
  const meetings = contents.sections.filter(({ section }) => section.part === 'A')
  const instruments = contents.sections.filter(({ section }) => section.part === 'B')
  return (
    <div class={styles.contents}>
      <h2 tabIndex={-1}>Read</h2>
      <section aria-labelledby="part-a">
        <h3 id="part-a">Part A. Recommendations of the Working Group on Trafficking in Persons</h3>
        <ol>
          {meetings.map(({ section, items }) => (
            <li key={section.id}>
              <span class={styles.year}>{section.dates.start.slice(0, 4)}</span>
              <p>
                <PlaceLink address={address} to={documentPlace(section.id)}>
                  {section.name}
                </PlaceLink>{' '}
                <span class="label">
                  {formatDates(section.dates)},{' '}
                  {items === 0 ? 'endorsed at a later meeting' : countOf(items, 'paragraph')}
                </span>
              </p>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="part-b">
        <h3 id="part-b">Part B. Decisions and resolutions of the Conference of the Parties</h3>
        <ol>
          {instruments.map(({ section, items }) => (
            <li key={section.id}>
              <span class={styles.year}>{section.dates.start.slice(0, 4)}</span>
              <div>
                <p>
                  <PlaceLink address={address} to={documentPlace(section.id)}>
                    <span class={styles.instrument}>{section.instrument}</span>
                  </PlaceLink>{' '}
                  <span class="label">
                    {section.name}, {formatDates(section.dates)}, {countOf(items, 'paragraph')}
                  </span>
                </p>
                <p class={styles.title}>{section.title}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="background">
        <h3 id="background">Background, not recommendations</h3>
        <ol>
          {contents.background.map(({ id, document, passages }) => (
            <li key={id}>
              <span class={styles.year}>{document.year}</span>
              <div>
                <p class={styles.title}>
                  <PlaceLink address={address} to={documentPlace(id)}>
                    {document.title}
                  </PlaceLink>
                </p>
                <p class="label">
                  {document.symbol && `${document.symbol}, `}
                  {countOf(passages, 'passage')}
                </p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="topics">
        <h3 id="topics">By topic</h3>
        <p class={styles.note}>
          The topics of the thematic index of 2024. Those marked 2019 stood on a page that is missing from the copy used
          here and are taken from the index before it.
        </p>
        <ul class={styles.topics}>
          {contents.topics.map(({ name, source, refs, standIn }) => (
            <li key={name}>
              <PlaceLink address={address} to={{ ...home, view: { kind: 'topic', name } }}>
                {name}
              </PlaceLink>{' '}
              <span class="label">
                {refs.length + standIn.length}
                <span class="visually-hidden"> references</span>
                {source === '2019' && ', 2019'}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
