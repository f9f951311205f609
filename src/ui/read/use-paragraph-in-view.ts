import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Page } from '../models/page.ts'

/**
 * Bring the paragraph into view that the document is entered at, or that is open beside it. One that was opened from
 * the document itself is in view already and does not move.
 */
export function useParagraphInView({ address }: Page): void {
  const { view, item } = address.place.value
  const at = view.kind === 'document' ? view.at : null
  const target = at ?? item
  const entered = useRef<string | null | undefined>(undefined)
  useLayoutEffect(() => {
    const paragraph = target === null ? null : document.getElementById(target)
    paragraph?.scrollIntoView({ block: entered.current === at ? 'nearest' : 'start' })
    if (at !== null && entered.current !== undefined && entered.current !== at)
      paragraph?.querySelector('a')?.focus({ preventScroll: true })
    entered.current = at
  }, [target, at])
}
