import type { AskReply } from '../../core/protocol.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './PresentQuestion.module.css'

interface Props {
  page: Page
  question: string
  /** Null while the first answer is on its way. */
  reply: AskReply | null
}

/** The question whose answer is open, what it was read as, and what can be done with it. */
export function PresentQuestion({ page: { asking, address }, question, reply }: Props) {
  const { earlier, alone } = address.asked.value
  return (
    <header class={styles.present}>
      <h2 id="present" tabIndex={-1} dir="auto">
        {question}
      </h2>
      {reply?.resolved && !alone && (
        <p>
          Read as: <em dir="auto">{reply.resolved.question}</em>{' '}
          <PlaceLink address={address} to={{ alone: true }}>
            Ask only what I typed
          </PlaceLink>
        </p>
      )}
      {alone && (
        <p>
          Asked on its own.{' '}
          <PlaceLink address={address} to={{ alone: false }}>
            Read it with the questions before
          </PlaceLink>
        </p>
      )}
      <p class={`screen-only ${styles.actions}`}>
        <button type="button" class="command" onClick={() => asking.edit(earlier.length)}>
          Edit
        </button>
        <button type="button" class="command" onClick={asking.clear}>
          Clear the thread
        </button>
      </p>
    </header>
  )
}
