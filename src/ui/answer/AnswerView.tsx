import { describePart } from '../../core/answer/describe-uncovered.ts'
import { answerHeadings } from '../../core/answer/headings.ts'
import { verifyAnswer } from '../../core/answer/verify.ts'
import type { Heading } from '../../core/export/export.ts'
import type { AskReply } from '../../core/protocol.ts'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { toEntry } from '../models/brief.ts'
import type { Page } from '../models/page.ts'
import { Rewrite } from '../rewrite/Rewrite.tsx'
import styles from './AnswerView.module.css'
import { ClaimList } from './ClaimList.tsx'
import { Narrow } from './Narrow.tsx'

interface Props {
  page: Page
  reply: AskReply
}

export function AnswerView({ page, reply }: Props) {
  const itemById = new Map(reply.hits.map(({ item }) => [item.id, item]))
  // Checked once more against what is shown: between the engine and the reader nothing may change a word.
  const answer = verifyAnswer(reply.answer, (id) => itemById.get(id))
  const { kind, opening, claims, withheld } = answer

  return (
    <section class={styles.answer} aria-labelledby="answer">
      <header>
        <h3 id="answer">{answerHeadings[kind]}</h3>
        {opening !== null && <p>{opening}</p>}
        <div class={styles.actions}>
          <ExportMenu
            page={page}
            label="Copy or save"
            of="this answer"
            saves
            source={() => ({ answer, itemById, heading: headingOf(reply) })}
          />
          <button
            type="button"
            class="command screen-only"
            onClick={() => {
              page.brief.add(claims.map(toEntry))
              page.announcement.value = 'The answer was added to the brief.'
            }}
          >
            Add all to brief
          </button>
        </div>
      </header>
      <Narrow page={page} reply={reply} />
      <Rewrite page={page} question={reply.resolved?.question ?? reply.question} claims={claims} itemById={itemById} />
      <div class={styles.quoted} data-replaced={page.rewriting.state.value.status !== 'closed'}>
        <ClaimList page={page} kind={kind} claims={claims} itemById={itemById} />
      </div>
      {withheld > 0 && (
        <p class={styles.withheld}>
          {withheld === 1 ? 'One more point is' : `${withheld} more points are`} withheld, because a quotation or what
          is said about it did not match its source.
        </p>
      )}
    </section>
  )
}

const headingOf = ({ question, resolved, outcome, uncovered }: AskReply): Heading => ({
  title: resolved?.question ?? question,
  caveat: outcome === 'partly' ? describePart(uncovered) : null,
  by: 'Adduce',
})
