import { formatDates } from '../../core/corpus/cite.ts'
import type { Erratum, Topic } from '../../core/corpus/schema.ts'
import { ResultArticle } from '../answer/ResultArticle.tsx'
import { countOf, formatMeeting } from '../item-format.ts'
import { trimReason } from '../marked-text.ts'
import { home } from '../models/address.ts'
import type { Page } from '../models/page.ts'
import type { Shown } from '../models/reading.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import { documentPlace } from './document-place.ts'
import { TopicComparison } from './TopicComparison.tsx'
import styles from './TopicView.module.css'

interface Props {
  page: Page
  shown: Extract<Shown, { kind: 'topic' }>
}

/** What a topic of the thematic index refers to, in document order. */
export function TopicView({ page, shown: { topic, readings, errata } }: Props) {
  const items = readings.reduce((sum, reading) => sum + reading.items.length, 0)
  return (
    <div class={styles.topic}>
      <header>
        <p class="label">
          <PlaceLink address={page.address} to={{ ...home, view: { kind: 'contents' } }}>
            Read
          </PlaceLink>{' '}
          · Topic of the thematic index of {topic.source}
        </p>
        <h2 tabIndex={-1}>{topic.name}</h2>
        <p class={styles.count}>{countOf(items, 'paragraph')}, in the order of the documents.</p>
        <TopicComparison page={page} topic={topic} />
      </header>
      {readings.map(({ section, items }) => (
        <section key={section.id} aria-labelledby={`topic ${section.id}`.replaceAll(/\W/g, '-')}>
          <h3 id={`topic ${section.id}`.replaceAll(/\W/g, '-')}>
            <PlaceLink address={page.address} to={documentPlace(section.id)}>
              {formatMeeting({ body: section.body, meeting: section.name })}
              {section.instrument && `, ${section.instrument}`}
            </PlaceLink>
            <span class="label"> {formatDates(section.dates)}</span>
          </h3>
          <ol>
            {items.map((item) => (
              <li key={item.id}>
                <ResultArticle page={page} hit={{ item, score: 0, marks: { text: [], leadIn: [] } }} />
                <ReferenceNote topic={topic} errata={errata} id={item.id} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

/** What is particular about the reference of the index to an item. */
function ReferenceNote({ topic, errata, id }: { topic: Topic; errata: readonly Erratum[]; id: string }) {
  const isNamed = (ref: string) => ref === id || id.startsWith(`${ref}.`)
  const suspected = topic.suspected.find(({ ref }) => isNamed(ref))
  if (suspected) {
    const reason = errata.find((erratum) => erratum.id === suspected.erratum)?.reason
    return <p class={styles.note}>Probably a misprint of the index, kept as printed. {reason && trimReason(reason)}</p>
  }
  if (!topic.refs.some(isNamed) && topic.standIn.some(isNamed))
    return <p class={styles.note}>From the index of 2019, in place of the missing page.</p>
  return null
}
