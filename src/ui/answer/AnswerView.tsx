import { answerHeadings } from '../../core/answer/headings.ts'
import { verifyAnswer } from '../../core/answer/verify.ts'
import { capitalise, labelAddressees } from '../../core/corpus/request-labels.ts'
import type { AnswerKind, AskReply, CitedItem, Claim } from '../../core/protocol.ts'
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
  const { kind, opening, claims, withheld } = verifyAnswer(reply.answer, (id) => itemById.get(id))

  return (
    <section class={styles.answer} aria-labelledby="answer">
      <header>
        <h3 id="answer">{answerHeadings[kind]}</h3>
        {opening !== null && <p>{opening}</p>}
      </header>
      <Narrow page={page} reply={reply} />
      <div class={styles.claims}>
        {groupClaims(kind, claims).map((group) => (
          <ClaimGroup key={group[0]?.quoted} page={page} kind={kind} claims={group} itemById={itemById} />
        ))}
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

interface GroupProps {
  page: Page
  kind: AnswerKind
  claims: readonly Claim[]
  itemById: ReadonlyMap<string, CitedItem>
}

/** The points of an answer, or those that ask the same. */
function ClaimGroup({ page, kind, claims, itemById }: GroupProps) {
  const leadInOf = (claim: Claim | undefined) => (claim && itemById.get(claim.quoted)?.leadIn) ?? null
  return (
    <>
      {kind === 'addressees' && <h4>{labelGroup(claims)}</h4>}
      <ol>
        {claims.map((claim, i) => (
          <ClaimView
            key={claim.quoted}
            page={page}
            claim={claim}
            kind={kind}
            leadInAbove={leadInOf(claims[i - 1])}
            itemById={itemById}
          />
        ))}
      </ol>
    </>
  )
}

/** In an answer by addressees the points that follow each other and ask the same; otherwise all in one. */
function groupClaims(kind: AnswerKind, claims: readonly Claim[]): Claim[][] {
  const groups: Claim[][] = []
  for (const claim of claims) {
    const last = groups.at(-1)
    if (last && (kind !== 'addressees' || labelGroup(last) === labelGroup([claim]))) last.push(claim)
    else groups.push([claim])
  }
  return groups
}

function labelGroup([claim]: readonly Claim[]): string {
  const label = labelAddressees(claim?.addressees ?? [])
  return label === '' ? 'Nobody is named' : capitalise(label)
}
