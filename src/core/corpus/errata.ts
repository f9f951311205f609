import type { Erratum, Item } from './schema.ts'

/**
 * Apply the certain errata of one source to its text, line by line.
 * @throws never; an erratum whose printed words do not stand exactly once on its line is a problem that names it.
 */
export function applyErrata(
  source: string,
  file: string,
  errata: readonly Erratum[],
): { text: string; problems: string[] } {
  const problems: string[] = []
  const lines = source.split('\n')
  for (const erratum of errata) {
    if (erratum.source !== file || erratum.certainty !== 'certain') continue
    const line = lines[erratum.line - 1] ?? ''
    const found = line.split(erratum.printed).length - 1
    if (found === 1) lines[erratum.line - 1] = line.replace(erratum.printed, () => erratum.corrected)
    else
      problems.push(
        `erratum ${erratum.id}: "${erratum.printed}" stands ${found} times on ${file} line ${erratum.line}, expected once`,
      )
  }
  return { text: lines.join('\n'), problems }
}

/** Record on each item the applied errata that fall inside its lines. */
export function recordErrata(items: readonly Item[], errata: readonly Erratum[]): Item[] {
  return items.map((item) => {
    const applied = errata.filter(
      (e) =>
        e.certainty === 'certain' &&
        e.source === item.source.file &&
        e.line >= item.source.lines[0] &&
        e.line <= item.source.lines[1],
    )
    return applied.length > 0 ? { ...item, errata: applied.map((e) => e.id) } : item
  })
}
