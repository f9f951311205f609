import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { describeMatch, type Reason } from '../../core/answer/describe-match.ts'
import type { AskReply, CitedItem } from '../../core/protocol.ts'
import type { Page } from '../models/page.ts'
import styles from './WhyMatched.module.css'

interface Props {
  page: Page
  reply: AskReply
  item: CitedItem
}

type State =
  | { status: 'closed' }
  | { status: 'loading' }
  | { status: 'failed' }
  | { status: 'ready'; reasons: Reason[] }

/** Why an item is among the hits, worked out by the engine when the reader asks. */
export function WhyMatched({ page, reply, item }: Props) {
  const state = useSignal<State>({ status: 'closed' })
  const detailsRef = useRef<HTMLDetailsElement>(null)
  const running = useRef<AbortController | null>(null)

  async function load(): Promise<void> {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    state.value = { status: 'loading' }
    try {
      const explanation = await page.explain(reply, item.id, own.signal)
      if (running.current === own) state.value = { status: 'ready', reasons: describeMatch(explanation) }
    } catch (error) {
      if (running.current !== own) return
      console.error(`explaining ${item.id} failed`, error)
      state.value = { status: 'failed' }
    }
  }

  useEffect(() => {
    // A better reply has other reasons.
    if (detailsRef.current?.open) void load()
    else state.value = { status: 'closed' }
    return () => running.current?.abort()
  }, [reply, item.id])

  const current = state.value
  return (
    <details
      ref={detailsRef}
      class={`screen-only ${styles.why}`}
      onToggle={(event) => {
        if (event.currentTarget.open && state.value.status === 'closed') void load()
      }}
    >
      <summary>
        Why this matched<span class="visually-hidden">: {item.reference}</span>
      </summary>
      <div aria-live="polite" aria-busy={current.status === 'loading'}>
        {current.status === 'loading' && <p>Looking up why.</p>}
        {current.status === 'failed' && (
          <p>
            The reasons could not be worked out.{' '}
            <button type="button" class="command" onClick={() => void load()}>
              Try again
            </button>
          </p>
        )}
        {current.status === 'ready' && (
          <dl>
            {current.reasons.map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </details>
  )
}
