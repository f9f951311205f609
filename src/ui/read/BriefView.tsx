import { useLayoutEffect, useRef } from 'preact/hooks'
import { verifyAnswer } from '../../core/answer/verify.ts'
import { ClaimView } from '../answer/ClaimView.tsx'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { countOf } from '../item-format.ts'
import { keyOf, toEntry } from '../models/brief.ts'
import type { Page } from '../models/page.ts'
import styles from './BriefView.module.css'

/** The points a reader has collected, in the reader's order. */
export function BriefView({ page }: { page: Page }) {
  const { brief, announcement } = page
  const entries = brief.entries.value
  const headingRef = useRef<HTMLHeadingElement>(null)
  const count = useRef(entries.length)
  useLayoutEffect(() => {
    // The button that was pressed may be gone.
    if (count.current !== entries.length && document.activeElement === document.body) headingRef.current?.focus()
    count.current = entries.length
  }, [entries.length])

  return (
    <div class={styles.brief}>
      <header>
        <h2 ref={headingRef} tabIndex={-1}>
          Brief
        </h2>
        <p class={styles.lead}>
          {entries.length === 0
            ? 'Nothing is in it yet. “Add to brief” stands under every point of an answer and beside every paragraph.'
            : `${countOf(entries.length, 'point')} collected in this browser. They are kept on this device only and sent nowhere.`}
        </p>
        {brief.problem.value && (
          <p role="alert" class={styles.problem}>
            {brief.problem.value}
          </p>
        )}
        <p class={`screen-only ${styles.actions}`}>
          {entries.length > 0 && <BriefMenu page={page} />}
          {entries.length > 0 && (
            <button
              type="button"
              class="command"
              onClick={() => {
                brief.removeAll()
                announcement.value = 'The brief is empty. “Undo” brings it back.'
              }}
            >
              Clear
            </button>
          )}
          {brief.canUndo.value && (
            <button
              type="button"
              class="command"
              onClick={() => {
                brief.undo()
                announcement.value = 'What was removed is back.'
              }}
            >
              Undo
            </button>
          )}
        </p>
      </header>
      {entries.length > 0 && <Points page={page} />}
    </div>
  )
}

function BriefMenu({ page }: { page: Page }) {
  const { value } = page.brief.content
  if (!value) return null
  const heading = { title: 'Brief', caveat: null, by: 'reader' } as const
  return <ExportMenu page={page} label="Copy or save" of="the brief" saves source={() => ({ ...value, heading })} />
}

function Points({ page }: { page: Page }) {
  const { brief, announcement } = page
  const { value } = brief.content
  const pressed = useRef<HTMLElement | null>(null)
  useLayoutEffect(() => {
    // An element that is moved in the page loses the focus.
    pressed.current?.focus({ preventScroll: true })
    pressed.current = null
  })
  if (!value) return <p class={styles.lead}>{brief.problem.value === null && 'Loading the texts'}</p>
  const { itemById } = value
  const { claims } = verifyAnswer(value.answer, (id) => itemById.get(id))
  const lost = brief.entries.value.length - claims.length
  return (
    <>
      <ol class={styles.points}>
        {claims.map((claim, i) => {
          const entry = toEntry(claim)
          const reference = itemById.get(claim.quoted)?.reference ?? ''
          const moveButton = (label: string, by: -1 | 1) => (
            <button
              type="button"
              class="command"
              aria-disabled={by < 0 ? i === 0 : i === claims.length - 1}
              onClick={({ currentTarget }) => {
                if (currentTarget.ariaDisabled === 'true') return
                pressed.current = currentTarget
                brief.move(entry, by)
                announcement.value = `${reference} is now number ${i + 1 + by}.`
              }}
            >
              {label}
              <span class="visually-hidden">: {reference}</span>
            </button>
          )
          return (
            <ClaimView
              key={keyOf(entry)}
              page={page}
              claim={claim}
              kind="points"
              leadInAbove={null}
              itemById={itemById}
            >
              {moveButton('Move up', -1)}
              {moveButton('Move down', 1)}
            </ClaimView>
          )
        })}
      </ol>
      {lost > 0 && (
        <p class={styles.lead}>
          {countOf(lost, 'point')} {lost === 1 ? 'is' : 'are'} left out, because the words kept no longer stand in the
          texts of this page.
        </p>
      )}
    </>
  )
}
