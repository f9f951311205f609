/** The writers of all formats: loaded when a menu is opened, and not before. */
import { toFootnote } from '../../core/corpus/cite.ts'
import { type Export, type Heading, listRecords, toExport } from '../../core/export/export.ts'
import { toFileName } from '../../core/export/file-name.ts'
import { toHtml } from '../../core/export/html.ts'
import { toMarkdown } from '../../core/export/markdown.ts'
import { toPlainText } from '../../core/export/plain-text.ts'
import { type FileFormat, textFormats } from '../../core/export/text-formats.ts'
import type { Answer, CitedItem } from '../../core/protocol.ts'
import type { Copied } from './clipboard.ts'
import type { CopyFormat, FileFormatName } from './formats.ts'

/** What is copied or saved. */
export interface ExportSource {
  answer: Answer
  itemById: ReadonlyMap<string, CitedItem>
  /** Null for one point alone, which goes into a text of the reader's. */
  heading: Heading | null
}

/** Put in by the build: the day it was made. */
declare const __BUILT_ON__: string

const copyWriters: Record<CopyFormat, (exported: Export) => Copied> = {
  footnote: (exported) => ({ plain: toFootnote(listRecords(exported)) }),
  citation: (exported) => ({
    plain: listRecords(exported)
      .map(({ citation }) => citation)
      .join('\n'),
  }),
  formatted: (exported) => ({ plain: toPlainText(exported), html: toHtml(exported) }),
  plain: (exported) => ({ plain: toPlainText(exported) }),
  markdown: (exported) => ({ plain: toMarkdown(exported) }),
}

const files: Record<FileFormatName, FileFormat> = {
  ...textFormats,
  docx: {
    extension: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    // By far the largest of the writers.
    write: async (exported) => (await import('./docx.ts')).toDocx(exported),
  },
}

type LinkTo = (id: string) => string

export const writeCopy = (format: CopyFormat, source: ExportSource, linkTo: LinkTo): Copied =>
  copyWriters[format](readSource(source, linkTo))

export async function writeFile(
  format: FileFormatName,
  source: ExportSource,
  linkTo: LinkTo,
): Promise<{ name: string; contents: Blob }> {
  const { extension, type, write } = files[format]
  const exported = readSource(source, linkTo)
  const contents = new Blob([await write(exported)], { type })
  return { name: toFileName(source.heading?.title ?? '', exported.exportedOn, extension), contents }
}

function readSource({ answer, itemById, heading }: ExportSource, linkTo: LinkTo): Export {
  const context = { linkTo, builtOn: __BUILT_ON__, exportedOn: formatToday() }
  return toExport(answer, (id) => itemById.get(id), context, heading)
}

/** The reader's own day, as ISO 8601; Swedish dates are written so. */
const formatToday = (): string => new Date().toLocaleDateString('sv-SE')
