import { findOmissions } from '../../core/answer/excerpt.ts'
import type { CitedItem, Quote, Range } from '../../core/protocol.ts'
import { ellipsis } from '../../core/protocol.ts'
import { MarkedText } from '../MarkedText.tsx'

interface Props {
  item: CitedItem
  /** Of this item, in the order of its text. */
  quotes: readonly Quote[]
  /** Where words are new, in the quotes joined by ellipses. */
  added?: readonly Range[]
}

/** Quoted words, with dots where some of the item are left out. */
export function QuoteText({ item, quotes, added = [] }: Props) {
  const texts = quotes.map(({ text }) => text)
  const { before, after } = findOmissions(texts, item.text)
  return (
    <>
      {before && '…\u00a0'}
      <MarkedText text={texts.join(ellipsis)} marks={added} />
      {after && '\u00a0…'}
    </>
  )
}
