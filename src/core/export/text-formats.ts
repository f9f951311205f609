import { toBibtex } from './bibtex.ts'
import { toCslJson } from './csl-json.ts'
import { toCsv } from './csv.ts'
import type { Export } from './export.ts'
import { toJson } from './json.ts'
import { toMarkdown } from './markdown.ts'
import { toRis } from './ris.ts'

export interface FileFormat {
  extension: string
  /** Media type. */
  type: string
  write(exported: Export): string | Promise<ArrayBuffer>
}

/** The files that are text. */
export const textFormats = {
  markdown: { extension: 'md', type: 'text/markdown', write: toMarkdown },
  ris: { extension: 'ris', type: 'application/x-research-info-systems', write: toRis },
  bibtex: { extension: 'bib', type: 'application/x-bibtex', write: toBibtex },
  csl: { extension: 'csl.json', type: 'application/vnd.citationstyles.csl+json', write: toCslJson },
  csv: { extension: 'csv', type: 'text/csv', write: toCsv },
  json: { extension: 'json', type: 'application/json', write: toJson },
} satisfies Record<string, FileFormat>
