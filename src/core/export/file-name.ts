const longestSlug = 60

/** "adduce-compensation-for-victims-2026-11-22.docx"; letters of any script, whole words as far as they fit. */
export function toFileName(title: string, day: string, extension: string): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  let slug = ''
  for (const word of words) {
    if (slug.length + word.length >= longestSlug) break
    slug += `${slug === '' ? '' : '-'}${word}`
  }
  return ['adduce', slug, day]
    .filter((part) => part !== '')
    .join('-')
    .concat('.', extension)
}
