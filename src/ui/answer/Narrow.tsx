import type { AskReply, Facet } from '../../core/protocol.ts'
import { facetLabels, labelValue } from '../labels.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './Narrow.module.css'
import { without } from './Narrowing.tsx'

/** Ways to narrow what was found, with how much each would leave. */
export function Narrow({ page, reply }: { page: Page; reply: AskReply }) {
  const facets = reply.facets.filter(({ values }) => values.length > 0)
  if (facets.length === 0) return null
  return (
    <details class={`screen-only ${styles.narrow}`}>
      <summary>Narrow</summary>
      <div class={styles.facets}>
        {facets.map((facet) => (
          <FacetValues key={facet.name} page={page} facet={facet} />
        ))}
      </div>
    </details>
  )
}

/** Values shown before the rest is asked for. */
const shortLength = 8

function FacetValues({ page, facet: { name, values } }: { page: Page; facet: Facet }) {
  const id = `facet-${name}`
  const chosen = page.address.asked.value.filters[name]
  // What is chosen is never hidden among the rest.
  const isShort = ({ value }: { value: string }, i: number) => i < shortLength || value === chosen
  return (
    <section class={styles.facet} aria-labelledby={id}>
      <h4 id={id}>{facetLabels[name]}</h4>
      <FacetList page={page} name={name} values={values.filter(isShort)} labelledby={id} />
      {values.length > shortLength && (
        <details>
          <summary>
            All {values.length}
            <span class="visually-hidden"> of {facetLabels[name]}</span>
          </summary>
          <FacetList page={page} name={name} values={values.filter((value, i) => !isShort(value, i))} labelledby={id} />
        </details>
      )}
    </section>
  )
}

interface ListProps {
  page: Page
  name: Facet['name']
  values: Facet['values']
  labelledby: string
}

function FacetList({ page: { address }, name, values, labelledby }: ListProps) {
  const { filters } = address.asked.value
  return (
    <ul aria-labelledby={labelledby}>
      {values.map(({ value, label, count }) => {
        const isChosen = filters[name] === value
        return (
          <li key={value}>
            <PlaceLink
              address={address}
              to={{ filters: isChosen ? without(filters, name) : { ...filters, [name]: value } }}
              aria-current={isChosen ? 'true' : undefined}
            >
              <span>{labelValue(name, label)}</span> <span class={styles.count}>{count}</span>
            </PlaceLink>
          </li>
        )
      })}
    </ul>
  )
}
