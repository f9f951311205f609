import { useEffect, useRef } from 'preact/hooks'
import styles from './App.module.css'
import { ReplyView } from './answer/ReplyView.tsx'
import { useSteadyReply } from './answer/use-steady-reply.ts'
import { Examples } from './ask/Examples.tsx'
import { PresentQuestion } from './ask/PresentQuestion.tsx'
import { QuestionForm } from './ask/QuestionForm.tsx'
import { StatusLine } from './ask/StatusLine.tsx'
import { ThreadView } from './ask/ThreadView.tsx'
import { useThreadScroll } from './ask/use-thread-scroll.ts'
import { DocumentPanel } from './document/DocumentPanel.tsx'
import { Footer } from './Footer.tsx'
import { home } from './models/address.ts'
import { shownReply } from './models/ask.ts'
import type { Offline } from './models/offline.ts'
import type { Page } from './models/page.ts'
import { shownReading, titleOf } from './models/reading.ts'
import { Navigation } from './Navigation.tsx'
import { ReadingView } from './read/ReadingView.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { useMedia } from './use-media.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useViewFocus } from './use-view-focus.ts'

/** From here on there is room for the second column; App.module.css says the same. */
const wideScreen = '(width >= 75rem)'

export function App({ page, offline }: { page: Page; offline: Offline }) {
  const boxRef = useRef<HTMLTextAreaElement>(null)
  const mainRef = useRef<HTMLElement>(null)
  const shortcutsRef = useRef<HTMLDialogElement>(null)
  const isWide = useMedia(wideScreen)
  const isAsking = page.address.place.value.view.kind === 'ask'
  const state = page.asking.state.value
  const reply = shownReply(state)
  const replyKey = useSteadyReply(reply, page.address.asked.value.filters, mainRef)
  // The question of the answer that is open, until the next one is answered too.
  const present = reply?.question ?? (state.status === 'asking' ? state.question : '')
  const isThread = isAsking && present !== ''
  const reading = page.reading.value
  const read = shownReading(reading)
  const title = page.title.value
  // The examples stay until the first answer is there; a page opened with a question never shows them.
  const hadExamples = useRef(false)
  const showsExamples = reply === null && (state.status !== 'asking' || hadExamples.current)
  hadExamples.current = showsExamples

  useEffect(() => {
    document.title = title
  }, [title])
  useThreadScroll(page, replyKey)
  useViewFocus(isAsking ? 'ask' : read && `${read.kind} ${titleOf(read)}`, mainRef)
  useShortcuts(page, boxRef, shortcutsRef)

  return (
    <div class={styles.layout}>
      <a class={styles.skip} href="#main">
        {isAsking ? 'Skip to the answer' : 'Skip to the text'}
      </a>
      <div class={styles.column} data-thread={isThread}>
        <header class={styles.masthead}>
          <h1>
            <a href={page.address.href(home)}>Adduce</a>
          </h1>
          <p>What governments have agreed against trafficking in persons</p>
          <Navigation page={page} />
        </header>
        {isAsking && (
          <>
            <div class={styles.question}>
              <QuestionForm page={page} boxRef={boxRef} />
            </div>
            <div class={styles.status}>
              <StatusLine engine={page.engine} offline={offline} />
            </div>
          </>
        )}
        <main
          ref={mainRef}
          id="main"
          tabIndex={-1}
          data-reads={!isAsking}
          aria-busy={isAsking ? state.status === 'asking' : reading.status === 'loading'}
        >
          {isAsking ? (
            <>
              <ThreadView page={page} />
              {present !== '' && <PresentQuestion page={page} question={present} reply={reply} />}
              {reply && <ReplyView key={replyKey} page={page} reply={reply} isStale={state.status === 'asking'} />}
              {showsExamples && <Examples address={page.address} />}
            </>
          ) : (
            <ReadingView page={page} />
          )}
        </main>
        <Footer page={page} />
      </div>
      <DocumentPanel page={page} isWide={isWide} />
      <ShortcutsDialog dialogRef={shortcutsRef} />
      <p role="status" class="visually-hidden">
        {page.announcement}
      </p>
    </div>
  )
}
