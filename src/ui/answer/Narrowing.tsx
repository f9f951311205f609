import type { AskReply, FacetName, Filters } from '../../core/protocol.ts'
import { facetLabels, labelValue } from '../labels.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './Narrowing.module.css'

interface Props {
  page: Page
  reply: AskReply
}

/** What the search was narrowed to, by the reader and by the words of the question; each can be taken back. */
export function Narrowing({ page: { address }, reply: { scopes, scopesClash, facets } }: Props) {
  const { filters, everywhere } = address.asked.value
  const applied = scopesClash ? [] : scopes
  // In the order in which facets are defined, whatever the address says.
  const chosen = Object.entries(filters) as [FacetName, string][]
  if (chosen.length === 0 && scopes.length === 0 && !everywhere) return null
  const labelOf = (name: FacetName, value: string) =>
    facets.find((facet) => facet.name === name)?.values.find((known) => known.value === value)?.label ?? value
  return (
    <div class={styles.narrowing}>
      {scopesClash && <p>The question names meetings or years that exclude each other, so all were searched.</p>}
      {everywhere && (
        <p>
          All meetings and years were searched.{' '}
          <PlaceLink address={address} to={{ everywhere: false }}>
            Search only where the question says
          </PlaceLink>
        </p>
      )}
      <ul aria-label="Narrowed to" hidden={applied.length + chosen.length === 0}>
        {applied.map(({ words, labels }) => (
          <li key={words}>
            <PlaceLink
              address={address}
              to={{ everywhere: true }}
              class={styles.chip}
              aria-label={`Search everywhere, not only where “${words}” says`}
            >
              {labels.length > 2 ? `“${words}”` : labels.join(', ')} <span aria-hidden="true">✕</span>
            </PlaceLink>
          </li>
        ))}
        {chosen.map(([name, value]) => (
          <li key={name}>
            <PlaceLink
              address={address}
              to={{ filters: without(filters, name) }}
              class={styles.chip}
              aria-label={`Remove ${facetLabels[name]}: ${labelValue(name, labelOf(name, value))}`}
            >
              {labelValue(name, labelOf(name, value))} <span aria-hidden="true">✕</span>
            </PlaceLink>
          </li>
        ))}
        {chosen.length > 1 && (
          <li>
            <PlaceLink address={address} to={{ filters: {} }} class="command">
              Clear all
            </PlaceLink>
          </li>
        )}
      </ul>
    </div>
  )
}

export function without(filters: Filters, name: FacetName): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([key]) => key !== name))
}
