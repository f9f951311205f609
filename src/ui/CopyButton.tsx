import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import styles from './CopyButton.module.css'

interface Props {
  label: string
  /** Completes the label for those who hear it alone: "of I.11 (b)". */
  labelEnd?: string
  text: () => string
  /** Said politely once it is copied. */
  confirmation: string
  announcement: Signal<string>
}

const confirmationMs = 2500

export function CopyButton({ label, labelEnd, text, confirmation, announcement }: Props) {
  const copied = useSignal(false)
  const isCopied = copied.value
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => {
      copied.value = false
    }, confirmationMs)
    return () => clearTimeout(timer)
  }, [isCopied, copied])

  async function copy() {
    // Emptied first, so that the same confirmation is said again.
    announcement.value = ''
    try {
      await navigator.clipboard.writeText(text())
      copied.value = true
      announcement.value = confirmation
    } catch (error) {
      console.warn('copying failed', error)
      announcement.value = 'The browser did not allow copying.'
    }
  }

  return (
    <button type="button" class={`command ${styles.copy}`} onClick={copy}>
      <span data-shown={!isCopied}>
        {label}
        {labelEnd && <span class="visually-hidden"> {labelEnd}</span>}
      </span>
      <span data-shown={isCopied} aria-hidden="true">
        Copied
      </span>
    </button>
  )
}
