import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { AskReply, Filters } from '../../core/protocol.ts'
import { focusAgain } from '../focus-again.ts'

/**
 * Keep a reader's place when a better reply replaces the one on the page; returns the key to render the reply under.
 * Where nothing was touched the reply is rendered anew, so that nothing moves; otherwise what both replies share stays,
 * the focus with it, and the page scrolls so that what was first in view does not move.
 */
export function useSteadyReply(reply: AskReply | null, filters: Filters, main: RefObject<HTMLElement | null>): number {
  const key = useRef(0)
  const narrowed = useRef(filters)
  const shown = useRef(reply)
  const before = useRef<{ focused: Element | null; tops: [Element, number][] } | null>(null)

  if (reply !== shown.current) {
    const isSameQuestion = reply?.question === shown.current?.question
    const isTouched = scrollY > 0 || (main.current?.contains(document.activeElement) ?? false)
    const isNarrowedAnew = isSameQuestion && JSON.stringify(filters) !== JSON.stringify(narrowed.current)
    shown.current = reply
    narrowed.current = filters
    before.current = null
    // Narrowing is meant to change what is in view; only the control that was pressed keeps its place.
    if (isNarrowedAnew) before.current = { focused: document.activeElement, tops: [] }
    else if (isSameQuestion && isTouched)
      before.current = { focused: document.activeElement, tops: topsInView(main.current) }
    else key.current++
  }

  useLayoutEffect(() => {
    if (!before.current) return
    const { focused, tops } = before.current
    before.current = null
    const anchor = tops.find(([element]) => element.isConnected)
    if (anchor) scrollBy(0, anchor[0].getBoundingClientRect().top - anchor[1])
    if (document.activeElement === document.body) focusAgain(focused)
  })
  return key.current
}

function topsInView(main: HTMLElement | null): [Element, number][] {
  const quotations = [...(main?.querySelectorAll('blockquote') ?? [])]
  return quotations.flatMap((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight ? [[element, top] as [Element, number]] : []
  })
}
