import { verifyAnswer } from '../../core/answer/verify.ts'
import type { AskReply, CitedItem } from '../../core/protocol.ts'
import { ClaimList } from '../answer/ClaimList.tsx'
import { countOf } from '../item-format.ts'
import { home } from '../models/address.ts'
import type { Page } from '../models/page.ts'
import type { Exchange } from '../models/thread.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './ThreadView.module.css'

/** The questions asked before the present one, each with its answer in a line; opened, with its points. */
export function ThreadView({ page }: { page: Page }) {
  const exchanges = page.thread.value
  if (exchanges.length === 0) return null
  return (
    <section class={styles.thread} aria-labelledby="thread">
      <h2 id="thread" class="visually-hidden">
        Asked before
      </h2>
      <ol>
        {exchanges.map((exchange, i) => (
          <li key={`${i} ${exchange.question}`}>
            <ExchangeView page={page} exchange={exchange} position={i} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function ExchangeView({ page, exchange, position }: { page: Page; exchange: Exchange; position: number }) {
  const { question, earlier, reply } = exchange
  return (
    <details class={styles.exchange}>
      <summary>
        <h3 dir="auto">{question}</h3>
        {reply?.resolved && <p class={styles.read}>Read as: {reply.resolved.question}</p>}
        <p class={styles.summary}>{reply ? summarize(reply) : '\u00a0'}</p>
      </summary>
      {reply && <Points page={page} reply={reply} />}
      <p class={`screen-only ${styles.actions}`}>
        <PlaceLink address={page.address} to={{ ...home, question, earlier }}>
          Open in full
        </PlaceLink>
        <button type="button" class="command" onClick={() => page.asking.edit(position)}>
          Edit the question
        </button>
      </p>
    </details>
  )
}

function Points({ page, reply }: { page: Page; reply: AskReply }) {
  const { claims, itemById } = checkClaims(reply)
  if (claims.length === 0) return null
  return (
    <div class={styles.points}>
      <ClaimList page={page} kind={reply.answer.kind} claims={claims} itemById={itemById} />
    </div>
  )
}

function checkClaims({ answer, hits }: AskReply) {
  const itemById = new Map(hits.map(({ item }) => [item.id, item]))
  return { itemById, claims: verifyAnswer(answer, (id) => itemById.get(id)).claims }
}

/** References named in a summary. */
const mostNamed = 4

/** "6 points from 9 paragraphs: I.11 (b), II.24, V.35, …" */
function summarize(reply: AskReply): string {
  const { outcome, addressed, hits } = reply
  if (outcome === 'not-covered') return 'Not answered in these texts.'
  if (outcome === 'reference') return list('', hits.slice(0, addressed))
  const { claims, itemById } = checkClaims(reply)
  const cited = [...new Set(claims.flatMap(({ citations }) => citations))].flatMap((id) => itemById.get(id) ?? [])
  return list(
    `${countOf(claims.length, 'point')} from ${countOf(cited.length, 'paragraph')}: `,
    cited.map((item) => ({ item })),
  )
}

function list(before: string, cited: readonly { item: CitedItem }[]): string {
  const named = cited.slice(0, mostNamed).map(({ item }) => item.reference)
  return `${before}${named.join(', ')}${cited.length > named.length ? ', …' : ''}`
}
