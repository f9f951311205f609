import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** Whether a media query holds. */
export function useMedia(query: string): ReadonlySignal<boolean> {
  const matches = useSignal(matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const update = () => {
      matches.value = media.matches
    }
    media.addEventListener('change', update)
    return () => media.removeEventListener('change', update)
  }, [query, matches])
  return matches
}
