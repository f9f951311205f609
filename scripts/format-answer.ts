import { findOmissions, nearestLeadIn } from '../src/core/answer/excerpt.ts'
import { answerHeadings } from '../src/core/answer/headings.ts'
import { labelRequest } from '../src/core/corpus/request-labels.ts'
import type { AnswerKind, AskReply, CitedItem, Claim, Quote, Range } from '../src/core/protocol.ts'

/** An answer as plain text: heading, opening, then each point with who is asked, its words and its citations. */
export function formatAnswer({ answer, hits }: Pick<AskReply, 'answer' | 'hits'>): string {
  const itemById = new Map(hits.map(({ item }) => [item.id, item]))
  const { kind, opening, claims, withheld } = answer
  return [
    `${answerHeadings[kind]}${opening === null ? '' : `\n${opening}`}\n`,
    ...claims.map((claim) => formatClaim(claim, kind, itemById)),
    ...(withheld > 0 ? [`(${withheld} withheld: they did not pass verification)\n`] : []),
  ].join('\n')
}

function formatClaim(
  { quoted, text, quotes, citations, change }: Claim,
  kind: AnswerKind,
  itemById: ReadonlyMap<string, CitedItem>,
): string {
  const item = itemById.get(quoted)
  const before = change && itemById.get(change.since)
  const chips = citations.flatMap((id) => itemById.get(id) ?? []).map(formatChip)
  const label = item && (kind === 'dates' ? `${yearOf(item)} · ${labelRequest(item)}` : labelRequest(item))
  const lines = [
    before && change.added.length > 0
      ? `${label} (between asterisks: not in ${before.reference} of ${yearOf(before)})`
      : label,
    item && formatLeadIn(item),
    `“${item ? markOmissions(change === null ? text : markNew(text, change.added), quotes, item) : text}”`,
    `[${chips.join('; ')}]`,
  ]
  return lines
    .filter(Boolean)
    .map((line) => `  ${line}\n`)
    .join('')
}

/** Dots where the quoted item says more before or after. */
function markOmissions(shown: string, quotes: readonly Quote[], { id, text }: CitedItem): string {
  const { before, after } = findOmissions(
    quotes.filter((quote) => quote.id === id).map((quote) => quote.text),
    text,
  )
  return `${before ? '… ' : ''}${shown}${after ? ' …' : ''}`
}

/** New words between asterisks, as far as plain text can mark them. */
function markNew(text: string, added: readonly Range[]): string {
  return added
    .toReversed()
    .reduce(
      (marked, [start, end]) => `${marked.slice(0, start)}*${marked.slice(start, end)}*${marked.slice(end)}`,
      text,
    )
}

function formatChip(item: CitedItem): string {
  return `${item.reference} · ${yearOf(item)}`
}

function formatLeadIn({ leadIn }: CitedItem): string {
  const nearest = leadIn === null ? '' : nearestLeadIn(leadIn)
  return nearest === leadIn || nearest === '' ? nearest : `… ${nearest}`
}

const yearOf = ({ dates }: CitedItem): string => dates.start.slice(0, 4)
