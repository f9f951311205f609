import type { Failure } from '../../core/quality.ts'
import { home } from '../models/address.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './FailureLists.module.css'
import { categoryLabels, failureLabels, languageLabels } from './labels.ts'

interface Props {
  page: Page
  failures: readonly Failure[]
}

/** Every question of the evaluation that goes wrong, by the worst that goes wrong with it; each link asks it. */
export function FailureLists({ page, failures }: Props) {
  return (
    <>
      <p>
        Every question of the evaluation that was decided wrongly or scored below one half. Each link asks it, so that
        the fault can be seen.
      </p>
      {(['answered', 'refused', 'ranked'] as const).map((kind) => {
        const own = failures.filter(({ failed }) => kindOf(failed) === kind)
        return (
          own.length > 0 && (
            <section key={kind} class={styles.failures} aria-labelledby={`failures-${kind}`}>
              <h4 id={`failures-${kind}`}>
                {failureLabels[kind]} <span>{own.length}</span>
              </h4>
              <ul>
                {own.map((failure) => (
                  <FailureItem key={failure.qid} page={page} failure={failure} />
                ))}
              </ul>
            </section>
          )
        )
      })}
    </>
  )
}

function FailureItem({ page, failure: { question, history, category, language, ndcg } }: { page: Page; failure: Failure }) {
  const kind = language ? languageLabels[language] : categoryLabels[category]
  return (
    <li>
      {history.map((earlier) => (
        <p key={earlier}>after “{earlier}”</p>
      ))}
      <p lang={language ?? 'en'} dir="auto">
        {history.length === 0 ? (
          <PlaceLink address={page.address} to={{ ...home, question }}>
            {question}
          </PlaceLink>
        ) : (
          question
        )}
      </p>
      <p class="label">{[kind, ndcg !== null && `score ${ndcg.toFixed(2)}`].filter(Boolean).join(' · ')}</p>
    </li>
  )
} // biome-ignore format: as long as it needs

/** A decision taken wrongly is worse than paragraphs that stand too low. */
const kindOf = (failed: Failure['failed']): Failure['failed'][number] =>
  failed.find((kind) => kind !== 'ranked') ?? 'ranked'
