import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

const confirmationMs = 2500

/** Something that is shown for a moment. */
export function useConfirmation(): { isShown: ReadonlySignal<boolean>; show(): void } {
  const isShown = useSignal(false)
  const { value } = isShown
  useEffect(() => {
    if (!value) return
    const timer = setTimeout(() => {
      isShown.value = false
    }, confirmationMs)
    return () => clearTimeout(timer)
  }, [value, isShown])
  return {
    isShown,
    show() {
      isShown.value = true
    },
  }
}
