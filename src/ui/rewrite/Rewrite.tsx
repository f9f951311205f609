import { useEffect, useRef } from 'preact/hooks'
import type { CitedItem, Claim } from '../../core/protocol.ts'
import { type Evidence, toEvidence } from '../../core/rewrite/evidence.ts'
import type { TextModelFacts } from '../../worker/text-model.ts'
import { countOf } from '../item-format.ts'
import type { Page } from '../models/page.ts'
import type { RewriteState } from '../models/rewriting.ts'
import styles from './Rewrite.module.css'
import { RewrittenSentence } from './RewrittenSentence.tsx'

interface Props {
  page: Page
  question: string
  claims: readonly Claim[]
  itemById: ReadonlyMap<string, CitedItem>
}

/** The offer to put the quoted points into prose, and what came of it; nothing where no model can write. */
export function Rewrite({ page, question, claims, itemById }: Props) {
  const { model, state, start } = page.rewriting
  const facts = model.value?.describe()
  const isOpen = state.value.status !== 'closed'
  const wasOpen = useRef(isOpen)
  const offerRef = useRef<HTMLElement>(null)
  const headingRef = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // The button that was pressed is gone; the focus goes on to what took its place.
    if (isOpen && !wasOpen.current) headingRef.current?.focus()
    if (!isOpen && wasOpen.current) offerRef.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  if (!facts || claims.length === 0) return null
  const evidence = toEvidence(claims, (id) => itemById.get(id))
  const write = () => void start(question, evidence)
  if (isOpen)
    return <Rewritten page={page} evidence={evidence} facts={facts} headingRef={headingRef} onWriteAgain={write} />
  return (
    <details class={`screen-only ${styles.offer}`}>
      <summary ref={offerRef}>Rewrite as prose</summary>
      <p>{describeModel(facts)}</p>
      <p>
        Each sentence is compared with the words it cites, and struck out where they do not bear it out. A sentence that
        passes is still not a quotation: what is printed and what should be cited is the quoted answer.
      </p>
      <button type="button" class={styles.write} onClick={write}>
        {facts.needsLoading ? 'Load the model and write' : 'Write'}
      </button>
    </details>
  )
}

interface RewrittenProps {
  page: Page
  evidence: readonly Evidence[]
  facts: TextModelFacts
  headingRef: { current: HTMLHeadingElement | null }
  onWriteAgain(): void
}

function Rewritten({ page, evidence, facts, headingRef, onWriteAgain }: RewrittenProps) {
  const { state, stop, close } = page.rewriting
  const now = state.value
  const isBusy = now.status === 'loading' || now.status === 'writing'
  return (
    <section class={`screen-only ${styles.rewritten}`} aria-labelledby="rewritten" aria-busy={isBusy}>
      <h4 id="rewritten" ref={headingRef} tabIndex={-1}>
        Rewritten by a language model, not quoted
      </h4>
      {'sentences' in now && now.sentences.length > 0 && (
        <ol>
          {now.sentences.map((sentence, i) => (
            <RewrittenSentence key={i} page={page} sentence={sentence} evidence={evidence} />
          ))}
        </ol>
      )}
      <p aria-live="polite" class={styles.status} data-failed={now.status === 'failed'}>
        {describeState(now, facts)}
      </p>
      {now.status === 'loading' && now.part !== null && <progress value={now.part} aria-label="Loading the model" />}
      <p class={styles.commands}>
        {isBusy ? (
          <button type="button" class="command" onClick={stop}>
            Stop
          </button>
        ) : (
          <button type="button" class="command" onClick={onWriteAgain}>
            Write again
          </button>
        )}
        <button type="button" class="command" onClick={close}>
          Show the quoted answer
        </button>
      </p>
    </section>
  )
}

function describeModel({ name, where, sizeBytes, needsLoading }: TextModelFacts): string {
  if (where === 'browser')
    return needsLoading
      ? 'The language model of your browser would write, on this device. The browser loads it first, which may be several gigabytes, and does not say how many. Nothing is sent anywhere.'
      : 'The language model of your browser would write, on this device. It is already there. Nothing is sent anywhere.'
  const size = sizeBytes === null ? '' : ` (${formatSize(sizeBytes)})`
  return needsLoading
    ? `The language model ${name}${size} would write, on this device. It is loaded from this site once and then kept by your browser. Nothing is sent anywhere.`
    : `The language model ${name} would write, on this device. It is already loaded. Nothing is sent anywhere.`
}

/** "142 MB" */
function formatSize(bytes: number): string {
  const megabytes = bytes / 1e6
  return megabytes < 1 ? 'less than 1 MB' : `${Math.round(megabytes)} MB`
}

function describeState(state: RewriteState, { where }: TextModelFacts): string {
  if (state.status === 'closed') return ''
  if (state.status === 'loading')
    return state.part === null || state.part >= 1
      ? 'Starting the model'
      : `Loading the model${where === 'browser' ? ' into the browser' : ''}: ${Math.round(100 * state.part)} %`
  const struck = state.sentences.filter(({ verdict }) => !verdict.isSupported).length
  const kept = state.sentences.length - struck
  const count = `${countOf(state.sentences.length, 'sentence')}: ${kept} kept, ${struck} struck out.`
  if (state.status === 'writing') return state.sentences.length === 0 ? 'Writing' : `Writing. ${count}`
  if (state.status === 'failed') return state.sentences.length === 0 ? state.message : `${state.message} ${count}`
  if (state.status === 'stopped') return state.sentences.length === 0 ? 'Stopped.' : `Stopped. ${count}`
  return state.sentences.length === 0 ? 'The model wrote no sentence.' : count
}
