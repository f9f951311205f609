import { saveFile } from '../export/save-file.ts'
import { countOf } from '../item-format.ts'
import { home } from '../models/address.ts'
import type { KeptThread } from '../models/kept-threads.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './ThreadsView.module.css'

/** The threads kept on this device. */
export function ThreadsView({ page }: { page: Page }) {
  const { kept, announcement } = page
  const threads = kept.threads.value
  return (
    <div class={styles.threads}>
      <h2 tabIndex={-1}>Earlier questions</h2>
      <p class={styles.lead}>
        {kept.isOn.value
          ? 'Questions asked in this browser. They are kept on this device only and sent nowhere.'
          : 'Nothing is kept. Questions asked from now on leave no list on this device.'}
      </p>
      {kept.problem.value && (
        <p role="alert" class={styles.problem}>
          {kept.problem.value}
        </p>
      )}
      <label class={styles.setting}>
        <input
          type="checkbox"
          checked={kept.isOn.value}
          onChange={(event) => {
            const isOn = event.currentTarget.checked
            kept.switchOn(isOn)
            announcement.value = isOn ? 'Questions are kept from now on.' : 'Nothing is kept. The list was deleted.'
          }}
        />
        Keep a list of my questions on this device. Switching it off deletes the list.
      </label>
      {kept.isOn.value && threads.length === 0 && <p class={styles.lead}>No question has been asked yet.</p>}
      {threads.length > 0 && (
        <>
          <ol>
            {threads.map((thread) => (
              <li key={`${thread.at} ${thread.questions.join(' ')}`}>
                <ThreadLink page={page} thread={thread} />
                <button
                  type="button"
                  class="command"
                  aria-label={`Delete: ${thread.questions[0]}`}
                  onClick={() => {
                    kept.remove(thread)
                    announcement.value = 'Deleted.'
                  }}
                >
                  Delete
                </button>
              </li>
            ))}
          </ol>
          <p class={styles.actions}>
            <button
              type="button"
              class="command"
              onClick={() => saveFile('adduce-questions.json', new Blob([kept.toJson()], { type: 'application/json' }))}
            >
              Export as a file
            </button>
            <button
              type="button"
              class="command"
              onClick={() => {
                kept.removeAll()
                announcement.value = 'All were deleted.'
              }}
            >
              Delete all
            </button>
          </p>
        </>
      )}
    </div>
  )
}

function ThreadLink({ page, thread: { questions, at } }: { page: Page; thread: KeptThread }) {
  const when = new Date(at)
  return (
    <div>
      <PlaceLink
        address={page.address}
        to={{ ...home, question: questions.at(-1) ?? '', earlier: questions.slice(0, -1) }}
      >
        {questions[0]}
      </PlaceLink>
      <p>
        <time dateTime={at}>{when.toLocaleDateString('en-GB', { dateStyle: 'long' })}</time>
        {questions.length > 1 && ` · and ${countOf(questions.length - 1, 'more question')}, last “${questions.at(-1)}”`}
      </p>
    </div>
  )
}
