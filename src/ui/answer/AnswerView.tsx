import { verifyAnswer } from '../../core/answer/verify.ts'
import type { AskReply, CitedItem } from '../../core/protocol.ts'
import { yearOf } from '../item-format.ts'
import type { Page } from '../models/page.ts'
import styles from './AnswerView.module.css'
import { ClaimView } from './ClaimView.tsx'
import { Narrow } from './Narrow.tsx'

interface Props {
  page: Page
  reply: AskReply
}

export function AnswerView({ page, reply }: Props) {
  const itemById = new Map(reply.hits.map(({ item }) => [item.id, item]))
  // Checked once more against what is shown: between the engine and the reader nothing may change a word.
  const { claims, withheld } = verifyAnswer(reply.answer, (id) => itemById.get(id)?.text)
  const cited = [...new Set(claims.flatMap((claim) => claim.citations))].flatMap((id) => itemById.get(id) ?? [])

  return (
    <section class={styles.answer} aria-labelledby="answer">
      <header>
        <h3 id="answer">Answer</h3>
        <p>{describeSources(cited)}</p>
      </header>
      <Narrow page={page} reply={reply} />
      <ol>
        {claims.map((claim) => (
          <ClaimView key={claim.text} page={page} claim={claim} itemById={itemById} />
        ))}
      </ol>
      {withheld > 0 && (
        <p class={styles.withheld}>
          {withheld === 1 ? 'One more point is' : `${withheld} more points are`} withheld, because a quotation did not
          match its source word for word.
        </p>
      )}
    </section>
  )
}

/** "Quoted word for word from 5 paragraphs, 2009 to 2021." */
function describeSources(items: readonly CitedItem[]): string {
  const years = items.map(yearOf).sort()
  const [first, last] = [years[0], years.at(-1)]
  const span = first === last ? first : `${first} to ${last}`
  return `Quoted word for word from ${items.length === 1 ? 'one paragraph' : `${items.length} paragraphs`}, ${span}.`
}
