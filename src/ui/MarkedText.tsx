import type { Footnote } from '../core/corpus/schema.ts'
import type { Range } from '../core/protocol.ts'
import { cutText } from './marked-text.ts'

interface Props {
  text: string
  marks: readonly Range[]
  footnotes?: readonly Footnote[]
}

export function MarkedText({ text, marks, footnotes = [] }: Props) {
  return (
    <>
      {cutText(text, marks, footnotes).map((segment) => {
        if (segment.kind === 'footnote')
          return (
            <sup key={`note ${segment.number}`}>
              <span class="visually-hidden">footnote </span>
              {segment.number}
            </sup>
          )
        return segment.marked ? <mark key={segment.start}>{segment.text}</mark> : segment.text
      })}
    </>
  )
}
