import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { claimsToAnswer } from '../../core/answer/claims.ts'
import { nearestLeadIn } from '../../core/answer/excerpt.ts'
import { capitalise, labelRequest, labelStrength } from '../../core/corpus/request-labels.ts'
import type { AnswerKind, CitedItem, Claim } from '../../core/protocol.ts'
import { CitationChip } from '../CitationChip.tsx'
import { BriefButton } from '../export/BriefButton.tsx'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { idToReference, yearOf } from '../item-format.ts'
import { toEntry } from '../models/brief.ts'
import type { Page } from '../models/page.ts'
import styles from './ClaimView.module.css'
import { QuoteText } from './QuoteText.tsx'
import { Wordings } from './Wordings.tsx'

interface Props {
  page: Page
  claim: Claim
  kind: AnswerKind
  /** The lead-in printed last, which is not printed again. */
  leadInAbove: string | null
  itemById: ReadonlyMap<string, CitedItem>
  /** More that can be done with it. */
  children?: ComponentChildren
}

/** Longest words that are shown at once, in characters: what may not fit the lines that ClaimView.module.css leaves. */
const longestQuote = 420
const longestLeadIn = 180

/** One point: who is asked how strongly, the words as they stand, and every paragraph that says so. */
export function ClaimView({ page, claim, kind, leadInAbove, itemById, children }: Props) {
  const isOpen = useSignal(false)
  const item = itemById.get(claim.quoted)
  if (!item) return null
  const cited = claim.citations.flatMap((id) => itemById.get(id) ?? [])
  const leadIn = item.leadIn === leadInAbove ? null : item.leadIn
  const isLong = claim.text.length > longestQuote || (leadIn !== null && nearestLeadIn(leadIn).length > longestLeadIn)
  return (
    <li class={styles.claim} data-kind={kind}>
      <p class={styles.request}>
        {kind === 'dates' && <span class={styles.year}>{yearOf(item)}</span>}
        <span class="label">{kind === 'addressees' ? capitalise(labelStrength(item)) : labelRequest(item)}</span>
        {claim.change && <span class="label">{describeChange(claim.change, itemById)}</span>}
      </p>
      <blockquote data-shortened={isLong && !isOpen.value}>
        {leadIn !== null && <LeadIn text={leadIn} />}
        <p>
          <QuoteText
            item={item}
            quotes={claim.quotes.filter(({ id }) => id === item.id)}
            added={claim.change?.added ?? []}
          />
        </p>
      </blockquote>
      {isLong && (
        <button
          type="button"
          class="command screen-only"
          aria-expanded={isOpen.value}
          onClick={() => {
            isOpen.value = !isOpen.value
          }}
        >
          {isOpen.value ? 'Show less' : 'Show the whole quotation'}
          <span class="visually-hidden"> of {item.reference}</span>
        </button>
      )}
      <ul class={`screen-only ${styles.citations}`} aria-label="Citations">
        {cited.map((one) => (
          <li key={one.id}>
            <CitationChip page={page} item={one} isQuoted={cited.length > 1 && one === item} />
          </li>
        ))}
      </ul>
      <p class={`screen-only ${styles.actions}`}>
        <ExportMenu
          page={page}
          label="Cite"
          of={item.reference}
          // By itself, so without what is new in it since another.
          source={() => ({ answer: claimsToAnswer([{ ...claim, change: null }]), itemById, heading: null })}
        />
        <BriefButton page={page} entry={toEntry(claim)} of={item.reference} />
        {children}
      </p>
      <Wordings claim={claim} cited={cited} />
      <ul class={`printed-only ${styles.printed}`}>
        {cited.map((one) => (
          <li key={one.id}>{one.citation}</li>
        ))}
      </ul>
    </li>
  )
}

function LeadIn({ text }: { text: string }) {
  const nearest = nearestLeadIn(text)
  return (
    <p class={styles.leadIn}>
      {nearest !== text && '…\u00a0'}
      {nearest}
    </p>
  )
}

/** "Marked: not in VII.2 (b) of 2017" */
function describeChange(
  { since, added }: NonNullable<Claim['change']>,
  itemById: ReadonlyMap<string, CitedItem>,
): string {
  const before = itemById.get(since)
  const wording = before ? `${idToReference(since)} of ${yearOf(before)}` : idToReference(since)
  return added.length === 0 ? `Adds no words to ${wording}` : `Marked: not in ${wording}`
}
