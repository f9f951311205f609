import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/**
 * Take the reader who has followed a link, or gone back, to the heading of the view.
 * @param view names what is shown; null while nothing is
 */
export function useViewFocus(view: string | null, main: RefObject<HTMLElement | null>): void {
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (view === null || view === before.current) return
    // The page that was opened starts at its top, as every page does.
    if (before.current !== null) {
      const heading = main.current?.querySelector<HTMLElement>('h2[tabindex]') ?? main.current
      heading?.focus({ preventScroll: true })
    }
    before.current = view
  }, [view, main])
}
