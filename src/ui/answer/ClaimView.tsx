import type { CitedItem, Claim } from '../../core/protocol.ts'
import { CitationChip } from '../CitationChip.tsx'
import { markOmissions } from '../marked-text.ts'
import type { Page } from '../models/page.ts'
import styles from './ClaimView.module.css'
import { Wordings } from './Wordings.tsx'

interface Props {
  page: Page
  claim: Claim
  itemById: ReadonlyMap<string, CitedItem>
}

/** One point: who is asked to act, the clause as it stands, and every paragraph that says so. */
export function ClaimView({ page, claim, itemById }: Props) {
  const cited = claim.citations.flatMap((id) => itemById.get(id) ?? [])
  const quoted = cited.find((item) => item.text.includes(claim.text))
  return (
    <li class={styles.claim}>
      <blockquote>
        {quoted?.leadIn && <p class={styles.leadIn}>{quoted.leadIn}</p>}
        <p>{quoted ? markOmissions(claim.text, quoted.text) : claim.text}</p>
      </blockquote>
      <ul class={`screen-only ${styles.citations}`} aria-label="Citations">
        {cited.map((item) => (
          <li key={item.id}>
            <CitationChip page={page} item={item} isQuoted={cited.length > 1 && item === quoted} />
          </li>
        ))}
      </ul>
      <Wordings claim={claim} cited={cited} />
      <ul class={`printed-only ${styles.printed}`}>
        {cited.map((item) => (
          <li key={item.id}>{item.citation}</li>
        ))}
      </ul>
    </li>
  )
}
