import type { AskReply } from '../../core/protocol.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './Corrections.module.css'

interface Props {
  page: Page
  reply: AskReply
}

/** What was read as something else, and the way back to the words as they were typed. */
export function Corrections({ page, reply: { corrections } }: Props) {
  if (corrections.length === 0) return null
  const read = corrections.filter(({ kind }) => kind !== 'unmentioned')
  return (
    <p class={styles.corrections}>
      {read.length > 0 && 'Read as '}
      {read.map(({ typed, meant }, i) => (
        <span key={typed}>
          {i > 0 && ', '}
          <em>{meant}</em> for “{typed}”
        </span>
      ))}
      {read.length > 0 && '. '}
      {corrections
        .filter(({ kind }) => kind === 'unmentioned')
        .map(({ typed, meant }) => (
          <span key={typed}>
            “{typed}” stands for <em>{meant}</em>, which the recommendations do not mention.{' '}
          </span>
        ))}
      <PlaceLink address={page.address} to={{ asTyped: true }}>
        Search for the words as typed
      </PlaceLink>
    </p>
  )
}
