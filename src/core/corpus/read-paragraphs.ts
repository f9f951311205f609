import type { Footnote } from './schema.ts'

/** A document of numbered paragraphs, as its printed pages give it. */
export interface NumberedDocument {
  paragraphs: NumberedParagraph[]
  footnotes: PrintedFootnote[]
  /** Every non-blank line that is no paragraph's, by what it is. */
  furniture: Furniture[]
  problems: string[]
}

export interface NumberedParagraph {
  number: number
  /** The section and subsection it stands under, as printed: ["III. Summary of deliberations"]. */
  headings: string[]
  text: string
  footnotes: Footnote[]
  points: Point[]
  lines: [number, number]
}

/** One entry of a list inside a paragraph. */
export interface Point {
  /** "(a)", "1 (a)"; null for a dash. */
  marker: string | null
  /** The heading inside the paragraph it stands under. */
  group: string | null
  text: string
  footnotes: Footnote[]
  lines: [number, number]
}

export interface Furniture {
  line: number
  kind: 'title page' | 'heading' | 'group heading' | 'footnote' | 'page mark'
}

interface PrintedFootnote {
  /** Null for the asterisk of a title page. */
  number: number | null
  text: string
}

interface Block {
  raw: string
  lines: [number, number]
}

interface PointBlock extends Block {
  marker: string | null
  group: string | null
}

interface ParagraphBlock extends Block {
  number: number
  headings: string[]
  points: PointBlock[]
}

const sectionHeading = /^\s+([IVX]+\. [A-Z].*)$/
const subsectionHeading = /^\s+([A-Z]\. [A-Z].*)$/
const groupHeading = /^([IVX]+\. [A-Z].*)$/
const numbered = /^\s*(\d+)\. (.+)$/
const lettered = /^\s*\(([a-z])\) (.+)$/
const dashed = /^\s*- (.+)$/
const footnoteRule = /^_{5,}\s*$/
const footnote = /^ (\d+|\*) {2}(\S.*)$/
const pageMark = /^(?:CTOC\/COP\/WG\.4\/\d+\/\d+|V\.\d\d-\d+ \d+\/\d+)\s*$/

/**
 * Read a document whose pages were converted to plain text: lines wrapped, headings indented, footnotes and page marks
 * in between. Paragraphs count on from 1 through the whole document, which tells them from the numbers of a list inside
 * one. Everything before the first heading is the title page. A line that cannot be placed is a problem that names it.
 */
export function readParagraphs(source: string, file: string): NumberedDocument {
  const paragraphs: ParagraphBlock[] = []
  const footnotes: (PrintedFootnote & { raw: string })[] = []
  const furniture: Furniture[] = []
  const problems: string[] = []
  let headings: string[] = []
  let open: 'title page' | 'heading' | 'group heading' | 'footnotes' | 'text' = 'title page'
  let group: string | null = null

  for (const [i, line] of source.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const lineNumber = i + 1
    const paragraph = paragraphs.at(-1)
    const claim = (kind: Furniture['kind']) => furniture.push({ line: lineNumber, kind })
    const fail = (reason: string) =>
      problems.push(`${file} line ${lineNumber}: ${reason}: "${line.trim().slice(0, 80)}"`)

    if (footnoteRule.test(line)) {
      open = 'footnotes'
      claim('footnote')
      continue
    }
    if (open === 'footnotes') {
      const [, mark = '', raw = ''] = footnote.exec(line) ?? []
      const last = footnotes.at(-1)
      // A footnote goes on without indent; the first line of the next page has one.
      if (mark !== '') footnotes.push({ number: mark === '*' ? null : Number(mark), raw, text: '' })
      else if (last && !line.startsWith(' ')) last.raw = joinLines(last.raw, line)
      else open = 'text'
      if (open === 'footnotes') {
        claim('footnote')
        continue
      }
    }
    if (pageMark.test(line)) {
      claim('page mark')
      continue
    }
    const heading = sectionHeading.exec(line) ?? subsectionHeading.exec(line)
    if (heading) {
      const [, words = ''] = heading
      headings = sectionHeading.test(line) ? [words] : [...headings.slice(0, 1), words]
      open = 'heading'
      claim('heading')
      continue
    }
    if (open === 'title page') {
      claim('title page')
      continue
    }
    const [, number = '', numberedWords = ''] = numbered.exec(line) ?? []
    if (Number(number) === paragraphs.length + 1) {
      const block = { number: Number(number), headings, points: [], raw: numberedWords, lines: span(lineNumber) }
      paragraphs.push(block)
      open = 'text'
      group = null
      continue
    }
    const place = paragraph && placePoint(line, paragraph)
    if (place) {
      paragraph.points.push({ ...place, group, lines: span(lineNumber) })
      paragraph.lines[1] = lineNumber
      open = 'text'
      continue
    }
    if (number !== '') fail(`paragraph ${paragraphs.length + 1} expected, got ${number}`)
    else if (open === 'heading') {
      headings = [...headings.slice(0, -1), joinLines(headings.at(-1) ?? '', line)]
      claim('heading')
    } else if (paragraph && groupHeading.test(line)) {
      group = line.trim()
      open = 'group heading'
      claim('group heading')
    } else if (paragraph && open === 'text') {
      const block: Block = paragraph.points.at(-1) ?? paragraph
      block.raw = joinLines(block.raw, line)
      block.lines[1] = lineNumber
      paragraph.lines[1] = lineNumber
    } else fail('unrecognised line')
  }

  const finished = footnotes.map(({ number, raw }) => ({ number, text: squeezeSpaces(raw) }))
  const texts = new Map(finished.flatMap(({ number, text }) => (number === null ? [] : [[number, text] as const])))
  const lift = (raw: string) => liftCalls(raw, texts)
  const result = paragraphs.map((p): NumberedParagraph => {
    const points = p.points.map(({ raw, ...rest }) => ({ ...rest, ...lift(raw) }))
    return { number: p.number, headings: p.headings.map((h) => lift(h).text), ...lift(p.raw), points, lines: p.lines }
  })
  const raws = paragraphs.flatMap((p) => [...p.headings, p.raw, ...p.points.map((point) => point.raw)])
  const called = new Set(raws.flatMap((raw) => lift(raw).footnotes.map((f) => f.number)))
  for (const number of texts.keys())
    if (!called.has(number)) problems.push(`${file}: footnote ${number} is called nowhere`)
  return { paragraphs: result, footnotes: finished, furniture, problems }
}

const span = (line: number): [number, number] => [line, line]

/** The next entry of the list the paragraph has open, or the first of one; null when the line is none. */
function placePoint(line: string, paragraph: ParagraphBlock): Pick<PointBlock, 'marker' | 'raw'> | null {
  const previous = paragraph.points.at(-1)?.marker ?? ''
  const dash = dashed.exec(line)
  if (dash) return { marker: null, raw: dash[1] ?? '' }
  const [, number = '', numberedWords = ''] = numbered.exec(line) ?? []
  const outer = /^\d+/.exec(previous)?.[0] ?? ''
  if (number !== '' && Number(number) === Number(outer || 0) + 1) return { marker: number, raw: numberedWords }
  const [, letter = '', words = ''] = lettered.exec(line) ?? []
  const last = /\((.)\)$/.exec(previous)?.[1]
  const expected = last === undefined ? 'a' : String.fromCharCode(last.charCodeAt(0) + 1)
  if (letter !== expected) return null
  return { marker: outer === '' ? `(${letter})` : `${outer} (${letter})`, raw: words }
}

/** A word divided at the end of a line, and a symbol, go on without a space. */
function joinLines(before: string, line: string): string {
  const start = before.trimEnd()
  return /[A-Za-z]-$|\/$/.test(start) ? `${start}${line.trim()}` : `${start} ${line.trim()}`
}

/** Take the footnote calls, digits glued to a word, a full stop, a quotation mark or a year, out of a text. */
function liftCalls(raw: string, texts: ReadonlyMap<number, string>): { text: string; footnotes: Footnote[] } {
  const footnotes: Footnote[] = []
  let text = ''
  let rest = squeezeSpaces(raw)
  for (let call = nextCall(rest, texts); call; call = nextCall(rest, texts)) {
    text += rest.slice(0, call.at)
    footnotes.push({ number: call.number, at: text.length, text: texts.get(call.number) ?? '' })
    rest = rest.slice(call.at + String(call.number).length)
  }
  return { text: (text + rest).trimEnd(), footnotes }
}

function nextCall(text: string, texts: ReadonlyMap<number, string>): { at: number; number: number } | null {
  for (const match of text.matchAll(/(?<=[A-Za-z”]\.?|\b20\d\d)\d+(?=\s|$)/g)) {
    const number = Number(match[0])
    if (texts.has(number)) return { at: match.index, number }
  }
  return null
}

const squeezeSpaces = (text: string): string => text.replace(/\s+/g, ' ').trim()
