import { describePart } from '../../core/answer/describe-uncovered.ts'
import { type AskReply, isAnswered } from '../../core/protocol.ts'
import { documentAt } from '../models/address.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import { AnswerView } from './AnswerView.tsx'
import { BackgroundList } from './BackgroundList.tsx'
import { Corrections } from './Corrections.tsx'
import { Narrow } from './Narrow.tsx'
import { Narrowing } from './Narrowing.tsx'
import { NextQuestions } from './NextQuestions.tsx'
import styles from './ReplyView.module.css'
import { ResultList } from './ResultList.tsx'

interface Props {
  page: Page
  reply: AskReply
  /** A newer question is under way; this reply stays until its answer is there. */
  isStale: boolean
}

export function ReplyView({ page, reply, isStale }: Props) {
  const { outcome, hits } = reply
  const [first] = hits
  const { filters } = page.address.asked.value
  const isEmptied = reply.found === 0 && Object.keys(filters).length > 0
  const listKey = `${reply.question} ${JSON.stringify(filters)}`
  return (
    <div class={styles.reply} data-stale={isStale}>
      <Corrections page={page} reply={reply} />
      <Narrowing page={page} reply={reply} />
      {reply.problem && <p class={styles.problem}>{reply.problem}</p>}
      {isEmptied && (
        <section class={styles.notice} aria-labelledby="emptied">
          <h3 id="emptied">Nothing is left</h3>
          <p class={styles.lead}>Nothing found for this question is left after narrowing.</p>
          <p>
            <PlaceLink address={page.address} to={{ filters: {} }}>
              Search without narrowing
            </PlaceLink>
          </p>
        </section>
      )}
      {outcome === 'partly' && !isEmptied && <p class={styles.uncovered}>{describePart(reply.uncovered)}</p>}
      {isAnswered(outcome) && !isEmptied && <AnswerView page={page} reply={reply} />}
      {isAnswered(outcome) && !isEmptied && <NextQuestions page={page} />}
      {outcome === 'not-covered' && !isEmptied && (
        <section class={styles.notice} aria-labelledby="answer">
          <h3 id="answer">Not answered here</h3>
          <p class={styles.lead}>These texts do not answer this question.</p>
          <p>
            They hold what the Working Group on Trafficking in Persons and the Conference of the Parties recommended
            from 2004 to 2023, and nothing else. Other words may reach more of them.
          </p>
          <EverywhereInstead page={page} reply={reply} />
        </section>
      )}
      {outcome === 'reference' && (
        <section class={styles.results} data-outcome={outcome} data-printed aria-labelledby="addressed">
          <header>
            <h3 id="addressed">What stands there</h3>
            <p>
              {reply.ambiguous
                ? 'The numeral stands for a meeting of the Working Group and for a session of the Conference; here are both.'
                : 'You asked for a paragraph.'}{' '}
              {first && (
                <PlaceLink address={page.address} to={{ view: documentAt(first.item.id) }}>
                  Read on in the document
                </PlaceLink>
              )}
            </p>
          </header>
          <ResultList
            reply={reply}
            key={`${listKey} addressed`}
            page={page}
            hits={hits.slice(0, reply.addressed)}
            labelledby="addressed"
          />
        </section>
      )}
      {hits.length > reply.addressed && (
        <section class={styles.results} data-printed={outcome === 'not-covered'} aria-labelledby="results">
          <header>
            <h3 id="results">{headings[outcome]}</h3>
            <p>{explain(reply)}</p>
          </header>
          {!isAnswered(outcome) && <Narrow page={page} reply={reply} />}
          <ResultList key={listKey} page={page} reply={reply} hits={hits.slice(reply.addressed)} labelledby="results" />
        </section>
      )}
      <BackgroundList page={page} background={reply.background} />
    </div>
  )
}

/** Where a question was searched in part of the texts only, the rest of them may answer it. */
function EverywhereInstead({ page: { address }, reply: { scopes, scopesClash } }: Omit<Props, 'isStale'>) {
  if (scopesClash || scopes.every(({ isIgnored }) => isIgnored)) return null
  return (
    <p>
      Only what the question names was searched.{' '}
      <PlaceLink address={address} to={{ ignored: scopes.map(({ words }) => words) }}>
        Search everywhere
      </PlaceLink>
    </p>
  )
}

function explain({ outcome, found, hits }: AskReply): string {
  if (!isAnswered(outcome) || found <= hits.length) return explanations[outcome]
  return `The best ${hits.length} of ${found} found, best first.`
}

const headings = {
  answered: 'Recommendations',
  partly: 'Recommendations',
  reference: 'Related paragraphs',
  'not-covered': 'The nearest items',
}

const explanations = {
  answered: 'Everything found for the question, best first.',
  partly: 'Everything found for the part that is answered, best first.',
  reference: 'Around it, saying the same, or belonging to the same answer.',
  'not-covered': 'Close to the question in words or subject. They are not an answer to it.',
}
