import type { Erratum } from './schema.ts'

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
    if (erratum.source !== file) continue
    const line = lines[erratum.line - 1] ?? ''
    const found = line.split(erratum.printed).length - 1
    const { corrected } = erratum
    if (found !== 1)
      problems.push(
        `erratum ${erratum.id}: "${erratum.printed}" stands ${found} times on ${file} line ${erratum.line}, expected once`,
      )
    else if (erratum.certainty === 'certain' && corrected !== null)
      lines[erratum.line - 1] = line.replace(erratum.printed, () => corrected)
  }
  return { text: lines.join('\n'), problems }
}

/** What is read from lines of a source: an item, a passage, another printing of an item. */
interface FromSource {
  source: { file: string; lines: [number, number] }
  errata: string[]
}

/** Record on each record the applied errata that fall inside its lines. */
export function recordErrata<T extends FromSource>(records: readonly T[], errata: readonly Erratum[]): T[] {
  return records.map((record) => {
    const { file, lines } = record.source
    const applied = errata.filter(
      (e) =>
        e.certainty === 'certain' &&
        e.corrected !== null &&
        e.source === file &&
        e.line >= lines[0] &&
        e.line <= lines[1],
    )
    return applied.length > 0 ? { ...record, errata: applied.map((e) => e.id) } : record
  })
}
