import { toPassage } from './context.ts'
import type { ParsedSource } from './match-items.ts'
import { readParagraphs } from './read-paragraphs.ts'
import type { Source } from './schema.ts'

/** The background paper of 2011: what three meetings did, and the topics proposed for future ones. All of it is context. */
export function parseBackground2011(text: string, source: Source): ParsedSource {
  const document = readParagraphs(text, source.file)
  const passages = document.paragraphs.map((p) => toPassage(p, source))
  return { document, recommendations: [], passages, problems: document.problems }
}
