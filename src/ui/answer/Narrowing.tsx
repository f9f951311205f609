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
  const { filters, ignored } = address.asked.value
  const applied = scopesClash ? [] : scopes.filter(({ isIgnored }) => !isIgnored)
  const leftOut = scopes.filter(({ isIgnored }) => isIgnored)
  // In the order in which facets are defined, whatever the address says.
  const chosen = Object.entries(filters) as [FacetName, string][]
  if (chosen.length === 0 && scopes.length === 0) return null
  const labelOf = (name: FacetName, value: string) =>
    facets.find((facet) => facet.name === name)?.values.find((known) => known.value === value)?.label ?? value
  return (
    <div class={styles.narrowing}>
      {scopesClash && <p>The question names meetings or years that exclude each other, so all were searched.</p>}
      <ul aria-label="Narrowed to" hidden={applied.length + chosen.length === 0}>
        {applied.map(({ words, label }) => (
          <li key={words}>
            <PlaceLink
              address={address}
              to={{ ignored: [...ignored, words] }}
              class={styles.chip}
              aria-label={`Search everywhere, not only where “${words}” says: ${label}`}
            >
              {label} <span aria-hidden="true">✕</span>
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
      {leftOut.length > 0 && (
        <p>
          Left out:{' '}
          {leftOut.map(({ words, label }, i) => (
            <span key={words}>
              {i > 0 && ', '}
              <PlaceLink
                address={address}
                to={{ ignored: ignored.filter((other) => other !== words) }}
                aria-label={`Search only where “${words}” says again: ${label}`}
              >
                {label}
              </PlaceLink>
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

export function without(filters: Filters, name: FacetName): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([key]) => key !== name))
}
