import { home, type Place, type View } from './models/address.ts'
import type { Page } from './models/page.ts'
import styles from './Navigation.module.css'
import { PlaceLink } from './PlaceLink.tsx'

export function Navigation({ page: { address, brief } }: { page: Page }) {
  const { kind } = address.place.value.view
  const inBrief = brief.entries.value.length
  const links: readonly (readonly [label: string, to: Place, kinds: readonly View['kind'][]])[] = [
    // Back to the question asked last, so that reading loses nothing.
    ['Ask', { ...address.asked.value, item: null }, ['ask']],
    ['Read', { ...home, view: { kind: 'contents' } }, ['contents', 'document', 'topic']],
    [inBrief === 0 ? 'Brief' : `Brief (${inBrief})`, { ...home, view: { kind: 'brief' } }, ['brief']],
    ['History', { ...home, view: { kind: 'threads' } }, ['threads']],
    ['Sources', { ...home, view: { kind: 'sources' } }, ['sources', 'quality']],
  ]
  return (
    <nav class={`screen-only ${styles.navigation}`} aria-label="Adduce">
      <ul>
        {links.map(([label, to, kinds]) => (
          <li key={kinds[0]}>
            <PlaceLink address={address} to={to} aria-current={currentOf(kinds, kind)}>
              {label}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The first kind is the page the link leads to, the others are further inside. */
function currentOf(kinds: readonly View['kind'][], kind: View['kind']): 'page' | 'true' | undefined {
  if (kinds[0] === kind) return 'page'
  return kinds.includes(kind) ? 'true' : undefined
}
