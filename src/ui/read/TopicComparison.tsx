import type { Topic } from '../../core/corpus/schema.ts'
import { idToReference } from '../item-format.ts'
import { comparisonLabels } from '../labels.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './TopicView.module.css'

/** How the topic changed between the indexes of 2019 and 2024. */
export function TopicComparison({ page, topic }: { page: Page; topic: Topic }) {
  const { name, name2019, comparison, added, dropped } = topic
  return (
    <details class={styles.comparison}>
      <summary>Since 2019</summary>
      <p>
        {name2019 !== null && name2019 !== name && `In 2019 it was called “${name2019}”. `}
        {comparisonLabels[comparison]}
      </p>
      {added && dropped && (
        <dl>
          <References page={page} label="Added in 2024" ids={added} />
          <References page={page} label="Dropped in 2024" ids={dropped} />
        </dl>
      )}
    </details>
  )
}

function References({ page: { address }, label, ids }: { page: Page; label: string; ids: readonly string[] }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {ids.length === 0 && 'nothing'}
        {ids.map((id, i) => (
          <span key={id}>
            {i > 0 && ', '}
            <PlaceLink address={address} to={{ item: id }}>
              {idToReference(id)}
            </PlaceLink>
          </span>
        ))}
      </dd>
    </>
  )
}
