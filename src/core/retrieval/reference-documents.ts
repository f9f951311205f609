import type { Section } from '../corpus/schema.ts'
import { type DocumentRule, documentRules } from './reference-document-rules.ts'

/** Whose numbers a locator is in: the compendium's, or those of the report, which are offset. */
export type Counts = 'compendium' | 'report' | 'either'

/** A document that a text names. One without sections or printing is none of ours, nor is what is counted in it. */
export interface CitedDocument {
  sections: readonly Section[]
  /** Symbol of a document that prints items of many sections under numbers of its own. */
  printing: string | null
  counts: Counts
  /** All sections are meant ("resolutions 10/3 and 11/5"), and not one of them. */
  each: boolean
  /** False for "part A" or "the report", which narrow down a document that is named elsewhere. */
  names: boolean
  /** A numeral with its locator right behind the dot: "VII.2". */
  tight: boolean
}

export interface DocumentSpan {
  start: number
  end: number
  /** Null for words to pass over. */
  document: CitedDocument | null
}

/** None of ours. */
export const unknownDocument: CitedDocument = {
  sections: [],
  printing: null,
  counts: 'compendium',
  each: false,
  names: true,
  tight: false,
}

/**
 * Find the documents a normalized text names, in order.
 * @param lenient the text is nothing but an address, so that a numeral needs no dot behind it
 */
export function findDocuments(text: string, sections: readonly Section[], lenient: boolean): DocumentSpan[] {
  const taken = new Uint8Array(text.length)
  const spans: DocumentSpan[] = []
  const parts = [...text.matchAll(/\bpart ([AB])\b/gi)].map((m) => ({ at: m.index, part: m[1]?.toUpperCase() }))
  const apply = ({ pattern, read }: DocumentRule) => {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (taken.subarray(start, end).includes(1)) continue
      const part = parts.findLast(({ at }) => at <= start)?.part
      const before = text.slice(Math.max(0, start - 60), start)
      const after = text.slice(end, end + 80)
      const found = read(match.groups ?? {}, { sections, before, after, part, lenient, found: match[0] })
      if (found === undefined) continue
      taken.fill(1, start, end)
      spans.push({ start, end, document: found && { ...unknownDocument, ...found } })
    }
  }
  for (const rule of documentRules) apply(rule)
  return spans.sort((a, b) => a.start - b.start)
}

/** Two names of one document as one: "second meeting (CTOC/COP/WG.4/2010/6)"; null when they name different ones. */
export function mergeDocuments(a: CitedDocument, b: CitedDocument): CitedDocument | null {
  const printing = a.printing ?? b.printing
  if (printing !== null) {
    const [other] = a.printing === null ? [a] : [b]
    return other.printing === printing || !other.names ? { ...a, ...b, printing, sections: [], names: true } : null
  }
  const sections = a.sections.filter((s) => b.sections.includes(s))
  if (sections.length === 0) return null
  const tight = a.tight || b.tight
  return {
    sections,
    printing,
    counts: tight ? 'compendium' : mergeCounts(a.counts, b.counts),
    each: a.each && b.each,
    names: a.names || b.names,
    tight,
  }
}

function mergeCounts(a: Counts, b: Counts): Counts {
  if (a === 'either') return b
  return b === 'either' || a === b ? a : 'either'
}
