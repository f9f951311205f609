import { home } from '../models/address.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './NextQuestions.module.css'

/** Questions that these texts answer too, near the one that was asked. */
export function NextQuestions({ page: { address, suggestions } }: { page: Page }) {
  const { earlier, question } = address.asked.value
  const next = suggestions.value
  return (
    <section class={`screen-only ${styles.next}`} aria-labelledby="next" hidden={next?.length === 0}>
      <h3 id="next">Near this question</h3>
      <p>Answered by these texts too. Put in everyday words with a language model.</p>
      <ul>
        {next?.map((suggestion) => (
          <li key={suggestion}>
            <PlaceLink address={address} to={{ ...home, question: suggestion, earlier: [...earlier, question] }}>
              {suggestion}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
