import type { Footnote } from '../core/corpus/schema.ts'
import type { Range } from '../core/protocol.ts'

export type Segment =
  | { kind: 'text'; start: number; text: string; marked: boolean }
  | { kind: 'footnote'; start: number; number: number }

/** Cut a text at its marks and footnote calls. Marks may overlap or come in any order. */
export function cutText(text: string, marks: readonly Range[], footnotes: readonly Footnote[] = []): Segment[] {
  const cuts = new Set([0, text.length])
  for (const [start, end] of marks) cuts.add(clamp(start)).add(clamp(end))
  for (const { at } of footnotes) cuts.add(clamp(at))
  const points = [...cuts].sort((a, b) => a - b)
  const segments: Segment[] = []
  for (const [i, start] of points.entries()) {
    for (const { at, number } of footnotes) if (clamp(at) === start) segments.push({ kind: 'footnote', start, number })
    const end = points[i + 1]
    if (end === undefined) continue
    const marked = marks.some(([from, to]) => from <= start && end <= to)
    segments.push({ kind: 'text', start, text: text.slice(start, end), marked })
  }
  return segments

  function clamp(at: number): number {
    return Math.min(Math.max(at, 0), text.length)
  }
}

/** Where quotes stand in the text they are taken from. */
export function findQuotes(text: string, quotes: readonly string[]): Range[] {
  return quotes.flatMap((quote) => {
    const start = text.indexOf(quote)
    return start === -1 ? [] : [[start, start + quote.length] as const]
  })
}

/** A row of a table as it is printed in an erratum: tabs are the borders of its cells, mark-up is left out. */
export function showCells(printed: string): string {
  return printed.replaceAll(/<\/?\w+>/g, '').replaceAll(/ *\t */g, ' | ')
}

/** Why something is an erratum, without the sentence that repeats what its certainty says. */
export function trimReason(reason: string): string {
  return reason.replace(/ Odd as printed; the official text is shown as it stands\.$/, '')
}
