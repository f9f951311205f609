/** What is copied; where `html` is given, the program it is pasted into takes the one or the other. */
export interface Copied {
  plain: string
  html?: string
}

/** @throws where the browser does not allow copying */
export async function copy({ plain, html }: Copied): Promise<void> {
  const flavours = { 'text/plain': plain, ...(html !== undefined && { 'text/html': html }) }
  try {
    if (html === undefined) return await navigator.clipboard.writeText(plain)
    const blobs = Object.entries(flavours).map(([type, text]) => [type, new Blob([text], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
  } catch (error) {
    // Pages without encryption have no clipboard, some browsers no ClipboardItem; both know the older way.
    if (!copyByEvent(flavours)) throw error
  }
}

function copyByEvent(flavours: Record<string, string>): boolean {
  let isTaken = false
  function onCopy(event: ClipboardEvent) {
    for (const [type, text] of Object.entries(flavours)) event.clipboardData?.setData(type, text)
    event.preventDefault()
    isTaken = event.clipboardData !== null
  }
  document.addEventListener('copy', onCopy)
  document.execCommand('copy')
  document.removeEventListener('copy', onCopy)
  return isTaken
}
