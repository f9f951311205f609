import { capitalise, labelAddressees } from '../../core/corpus/request-labels.ts'
import type { AnswerKind, CitedItem, Claim } from '../../core/protocol.ts'
import type { Page } from '../models/page.ts'
import styles from './ClaimList.module.css'
import { ClaimView } from './ClaimView.tsx'

interface Props {
  page: Page
  kind: AnswerKind
  claims: readonly Claim[]
  itemById: ReadonlyMap<string, CitedItem>
}

/** Verified points in the layout of their kind of answer. */
export function ClaimList({ page, kind, claims, itemById }: Props) {
  return (
    <div class={styles.claims}>
      {groupClaims(kind, claims).map((group) => (
        <ClaimGroup key={group[0]?.quoted} page={page} kind={kind} claims={group} itemById={itemById} />
      ))}
    </div>
  )
}

/** The points of an answer, or those that ask the same. */
function ClaimGroup({ page, kind, claims, itemById }: Props) {
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
