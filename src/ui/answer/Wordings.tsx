import { labelRequest } from '../../core/corpus/request-labels.ts'
import type { CitedItem, Claim } from '../../core/protocol.ts'
import { yearOf } from '../item-format.ts'
import { QuoteText } from './QuoteText.tsx'
import styles from './Wordings.module.css'

interface Props {
  claim: Claim
  cited: readonly CitedItem[]
}

/** How each paragraph puts the point: who is asked, how strongly, and what changed over the years. */
export function Wordings({ claim, cited }: Props) {
  if (cited.length < 2) return null
  return (
    <details class={`screen-only ${styles.wordings}`}>
      <summary>Compare the {cited.length} wordings</summary>
      <ol>
        {cited.map((item) => (
          <li key={item.id}>
            <p class="label">
              {yearOf(item)}, {item.reference} · {labelRequest(item)}
            </p>
            <blockquote>
              {item.leadIn && <em>{item.leadIn} </em>}
              <QuoteText item={item} quotes={claim.quotes.filter(({ id }) => id === item.id)} />
            </blockquote>
          </li>
        ))}
      </ol>
    </details>
  )
}
