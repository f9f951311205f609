import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { AskReply, Hit } from '../../core/protocol.ts'
import type { Page } from '../models/page.ts'
import { ResultArticle } from './ResultArticle.tsx'
import styles from './ResultList.module.css'

interface Props {
  page: Page
  reply: AskReply
  hits: readonly Hit[]
  /** Id of the heading that names the list. */
  labelledby: string
}

const step = 10

export function ResultList({ page, reply, hits, labelledby }: Props) {
  const shown = useSignal(step)
  const listRef = useRef<HTMLOListElement>(null)
  const count = shown.value
  useEffect(() => {
    if (count === step) return
    // The button that was pressed may be gone: go on reading where the new results begin.
    listRef.current?.children[count - step]?.querySelector('a')?.focus({ preventScroll: true })
  }, [count])

  return (
    <>
      <ol ref={listRef} class={styles.results} aria-labelledby={labelledby}>
        {hits.slice(0, count).map((hit) => (
          <li key={hit.item.id}>
            <ResultArticle page={page} reply={reply} hit={hit} />
          </li>
        ))}
      </ol>
      {hits.length > count && (
        <button
          type="button"
          class={`command screen-only ${styles.more}`}
          onClick={() => {
            shown.value += step
          }}
        >
          Show more
          <span class="label"> {hits.length - count} left</span>
        </button>
      )}
    </>
  )
}
