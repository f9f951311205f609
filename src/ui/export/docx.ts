import {
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { formatDay, toFootnote } from '../../core/corpus/cite.ts'
import { type Export, type ExportPoint, joinQuotes, listRecords } from '../../core/export/export.ts'

/** A Word document: the points numbered, their sources in footnotes, and a list of sources with links at the end. */
export function toDocx(exported: Export): Promise<ArrayBuffer> {
  const { title, caveat, opening, points, notice, builtOn } = exported
  const footnotes = points.map(({ records }) => ({ children: [new Paragraph(toFootnote(records))] }))
  const document = new Document({
    creator: 'Adduce',
    title: title ?? 'Adduce',
    ...(notice !== null && { description: notice }),
    styles: { default: { document: { run: { font: 'Times New Roman', size: 22 } } }, paragraphStyles },
    numbering: { config: [numbering] },
    footnotes: Object.fromEntries(footnotes.map((note, i) => [i + 1, note])),
    sections: [
      {
        children: [
          ...(title === null ? [] : [new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 })]),
          ...(caveat === null ? [] : [new Paragraph(caveat)]),
          ...(opening === null ? [] : [new Paragraph(opening)]),
          ...points.flatMap((point, i) => layOutPoint(point, i + 1)),
          new Paragraph({ text: 'Sources', heading: HeadingLevel.HEADING_2 }),
          ...listRecords(exported).map(
            ({ reference, citation, link }) =>
              new Paragraph({
                children: [toLink(reference, link), new TextRun(`: ${citation}`)],
                spacing: { after: 80 },
              }),
          ),
          ...(notice === null
            ? []
            : [
                new Paragraph({
                  text: `${notice} From Adduce as built on ${formatDay(builtOn)}.`,
                  spacing: { before: 240 },
                }),
              ]),
        ],
      },
    ],
  })
  return Packer.toArrayBuffer(document)
}

function layOutPoint({ request, records }: ExportPoint, number: number): Paragraph[] {
  const [shown] = records
  return [
    new Paragraph({
      children: [new TextRun({ text: request, bold: true })],
      numbering: { reference: numbering.reference, level: 0 },
      keepNext: true,
      spacing: { before: 200, after: 60 },
    }),
    ...(shown.leadIn === null
      ? []
      : [
          new Paragraph({
            style: 'Quotation',
            keepNext: true,
            children: [new TextRun({ text: shown.leadIn, italics: true })],
          }),
        ]),
    new Paragraph({
      style: 'Quotation',
      children: [new TextRun(`“${joinQuotes(shown)}”`), new FootnoteReferenceRun(number)],
    }),
  ]
}

function toLink(text: string, link: string | null): ParagraphChild {
  if (link === null) return new TextRun(text)
  return new ExternalHyperlink({ link, children: [new TextRun({ text, style: 'Hyperlink' })] })
}

/** Twentieths of a point. */
const indent = 567

const paragraphStyles = [
  {
    id: 'Quotation',
    name: 'Quotation',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { indent: { left: indent }, spacing: { after: 120 } },
  },
]

const numbering = {
  reference: 'points',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      style: { paragraph: { indent: { left: indent, hanging: indent } } },
    },
  ],
}
