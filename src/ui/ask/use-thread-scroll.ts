import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Page } from '../models/page.ts'

/**
 * Bring the question that was just answered to the top, below those asked before it.
 * @param replyKey changes when the answer to another question is shown
 */
export function useThreadScroll({ thread }: Page, replyKey: number): void {
  const before = useRef(replyKey)
  const length = thread.value.length
  const wasLong = useRef(length)
  useLayoutEffect(() => {
    const isNext = before.current !== replyKey && length > wasLong.current
    before.current = replyKey
    wasLong.current = length
    // The page that was opened starts at its top, as every page does.
    if (isNext) document.getElementById('present')?.parentElement?.scrollIntoView({ block: 'start' })
  }, [replyKey, length])
}
