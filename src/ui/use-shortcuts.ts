import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Page } from './models/page.ts'

export const shortcuts = [
  ['/', 'Go to the question'],
  ['Enter', 'Ask'],
  ['j', 'Next recommendation'],
  ['k', 'Previous recommendation'],
  ['Esc', 'Close the document'],
  ['?', 'Show these shortcuts'],
] as const

/** Single keys act only where nothing is typed and no dialog is open. */
export function useShortcuts(
  page: Page,
  boxRef: RefObject<HTMLTextAreaElement | null>,
  dialogRef: RefObject<HTMLDialogElement | null>,
): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (document.querySelector('dialog:modal')) return
      if (event.key === 'Escape') return closeDocument(page)
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea')) return
      if (event.key === '/') goToQuestion(page, boxRef)
      else if (event.key === '?') dialogRef.current?.showModal()
      else if (event.key === 'j') focusResult(1)
      else if (event.key === 'k') focusResult(-1)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [page, boxRef, dialogRef])
}

function goToQuestion({ address }: Page, boxRef: RefObject<HTMLTextAreaElement | null>): void {
  if (boxRef.current) {
    boxRef.current.select()
    return
  }
  address.go({ ...address.asked.value, item: null })
  scrollTo(0, 0)
  // After the heading of the view has been focused.
  setTimeout(() => boxRef.current?.select(), 50)
}

function closeDocument({ address }: Page): void {
  if (address.place.value.item !== null) address.go({ item: null })
}

function focusResult(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('article h4 a')]
  const at = links.findIndex((link) => link.closest('article')?.contains(document.activeElement))
  const next = links[at === -1 ? 0 : at + step]
  next?.focus({ preventScroll: true })
  next?.closest('article')?.scrollIntoView({ block: 'nearest' })
}
