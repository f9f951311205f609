import type { RefObject } from 'preact'
import type { Page } from '../models/page.ts'
import styles from './QuestionForm.module.css'

interface Props {
  page: Page
  boxRef: RefObject<HTMLTextAreaElement | null>
}

export function QuestionForm({ page: { asking, engine }, boxRef }: Props) {
  const { keywords, problem } = engine.value
  const state = asking.state.value
  const message = keywords === 'failed' ? problem : state.status === 'failed' ? state.message : null

  return (
    <search aria-label="Ask">
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          asking.submit()
        }}
      >
        <label class="visually-hidden" for="question">
          Your question
        </label>
        <div class={styles.box}>
          <textarea
            ref={boxRef}
            id="question"
            name="q"
            rows={1}
            dir="auto"
            placeholder="Ask in plain words"
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
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
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
