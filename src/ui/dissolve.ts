/** Change the page in a short cross-fade, unless the reader wants no motion or the browser knows none. */
export function dissolve(update: () => void): void {
  if (!document.startViewTransition || matchMedia('(prefers-reduced-motion: reduce)').matches) {
    update()
    return
  }
  const transition = document.startViewTransition(async () => {
    update()
    // Preact renders in a microtask; frames do not come while the transition holds them back.
    await new Promise((resolve) => setTimeout(resolve))
  })
  // The fade is skipped in a hidden tab or when another begins; the update happens all the same.
  transition.ready.catch(() => {})
}
