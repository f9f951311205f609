import type { Signal } from '@preact/signals'
import styles from './CopyButton.module.css'
import { copy } from './export/clipboard.ts'
import { useConfirmation } from './use-confirmation.ts'

interface Props {
  label: string
  text: () => string
  /** Said politely once it is copied. */
  confirmation: string
  announcement: Signal<string>
}

export function CopyButton({ label, text, confirmation, announcement }: Props) {
  const copied = useConfirmation()
  const isCopied = copied.isShown.value

  async function copyText() {
    // Emptied first, so that the same confirmation is said again.
    announcement.value = ''
    try {
      await copy({ plain: text() })
      copied.show()
      announcement.value = confirmation
    } catch (error) {
      console.warn('copying failed', error)
      announcement.value = 'The browser did not allow copying.'
    }
  }

  return (
    <button type="button" class={`command ${styles.copy}`} onClick={copyText}>
      <span data-shown={!isCopied}>{label}</span>
      <span data-shown={isCopied} aria-hidden="true">
        Copied
      </span>
    </button>
  )
}
