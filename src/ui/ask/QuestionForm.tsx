import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Page } from '../models/page.ts'
import styles from './QuestionForm.module.css'

interface Props {
  page: Page
  boxRef: RefObject<HTMLTextAreaElement | null>
}

export function QuestionForm({ page: { address, asking, engine }, boxRef }: Props) {
  const { keywords, problem } = engine.value
  const state = asking.state.value
  const message = keywords === 'failed' ? problem : state.status === 'failed' ? state.message : null
  const isEditing = asking.editing.value !== null
  const isThread = address.asked.value.question !== ''
  useEffect(() => {
    if (isEditing) boxRef.current?.focus()
  }, [isEditing, boxRef])

  return (
    <search aria-label="Ask">
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          asking.submit()
        }}
      >
        <Notice page={{ asking, address }} />
        <label class="visually-hidden" for="question">
          Your question
        </label>
        <div class={styles.box} data-editing={isEditing}>
          <textarea
            ref={boxRef}
            id="question"
            name="q"
            rows={1}
            dir="auto"
            placeholder={isThread ? 'Ask on, or something else' : 'Ask in plain words'}
            autocomplete="off"
            enterkeyhint="search"
            aria-invalid={message !== null}
            aria-describedby={message === null ? undefined : 'question-problem'}
            aria-keyshortcuts="/"
            value={asking.draft.value}
            onInput={(event) => {
              asking.draft.value = event.currentTarget.value
            }}
            onKeyDown={(event) => {
              if (event.isComposing) return
              if (event.key === 'Escape' && isEditing) {
                event.preventDefault()
                asking.cancelEdit()
              }
              if (event.key !== 'Enter' || event.shiftKey) return
              event.preventDefault()
              asking.submit()
            }}
          />
          <button type="submit">Ask</button>
        </div>
        <div role="alert" id="question-problem" class={styles.problem}>
          {message}
        </div>
      </form>
    </search>
  )
}

/** What is going on above the box: a question under way, one being edited, or something that can be taken back. */
function Notice({ page: { asking, address } }: { page: Pick<Page, 'asking' | 'address'> }) {
  const state = asking.state.value
  const position = asking.editing.value
  const undo = asking.undo.value
  if (state.status === 'asking')
    return (
      <p class={styles.notice} data-late>
        Searching
        <button type="button" class="command" onClick={asking.stop}>
          Stop
        </button>
      </p>
    )
  if (position !== null) {
    const later = address.asked.value.earlier.length - position
    return (
      <p class={styles.notice}>
        {later > 0 ? 'Editing an earlier question; those after it will be dropped.' : 'Editing the question.'}
        <button type="button" class="command" onClick={asking.cancelEdit}>
          Cancel
        </button>
      </p>
    )
  }
  if (undo)
    return (
      <p class={styles.notice} role="status">
        {undo.message}
        <button type="button" class="command" onClick={undo.run}>
          Undo
        </button>
      </p>
    )
  return null
}
