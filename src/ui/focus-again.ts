/** Return focus to an element, or to the link that has taken its place. */
export function focusAgain(element: Element | null): void {
  if (!(element instanceof HTMLElement) || element === document.body) return
  const href = element.getAttribute('href')
  const successor = href === null ? null : document.querySelector<HTMLElement>(`main a[href="${CSS.escape(href)}"]`)
  const target = element.isConnected ? element : successor
  target?.focus({ preventScroll: true })
}
