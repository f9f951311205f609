import {
  type IndexCells,
  type IndexDocument,
  pairLocators,
  readReferences,
  type ThematicIndex,
  toLocator,
} from './index-references.ts'
import { sectionFacts } from './sections.ts'

type Part = 'A' | 'B'

const title = 'Thematic index of recommendations and relevant'
/** Lines of the index that are no part of its table. */
const furniture = /^(?:THEMATIC INDEX$|Notes: The shaded areas|Topic\tParagraphs\/|\t\tDocument symbol\t)/
const backCover = 'UNODC'
const partAlone = /^Part ([AB])$/
const continued = / \(continued\)$/

/**
 * Parse the thematic index of the 2024 compendium, a table kept as lines of tabs.
 *
 * `printed` is the source before errata, so that rows quote what stands in print. Every line must be understood. Each
 * reference must stand beside its own document, each locator where the section's offset puts it; a row whose columns
 * say different things is a disagreement that names it.
 */
export function parseIndex2024(source: string, file: string, printed = source): ThematicIndex {
  const lines = source.split(/\r?\n/)
  const printedLines = printed.split(/\r?\n/)
  const index: ThematicIndex = { file, topics: [], locators: new Map(), disagreements: [], problems: [] }
  const first = lines.findIndex((l) => l.startsWith(title))
  const start = lines.findIndex((l, i) => i > first && l.startsWith(title))
  if (start < 0) {
    index.problems.push(`${file}: the heading of the thematic index must stand twice`)
    return index
  }

  let part: Part | null = null
  for (let i = start + 1; i < lines.length; i++) {
    const line = stripMarkup(lines[i] ?? '')
    const lineNumber = i + 1
    const fail = (reason: string) => index.problems.push(`${file} line ${lineNumber}: ${reason}`)
    if (line.trim() === '' || furniture.test(line)) continue
    if (line === backCover) return index

    const cells = readCells(line)
    const { label, references } = cells ?? readPartAlone(line) ?? { label: '', references: '' }
    if (references === '') {
      fail(`unrecognised row: "${line.trim().slice(0, 80)}"`)
      continue
    }
    const name = label.replace(continued, '')
    if (name !== '' && name !== index.topics.at(-1)?.name) {
      if (index.topics.some((t) => t.name === name)) fail(`topic "${name}" stands twice`)
      index.topics.push({
        name,
        lines: [lineNumber, lineNumber],
        rows: [],
        opensContinued: continued.test(label),
      })
      part = null
    }
    const topic = index.topics.at(-1)
    if (!topic) {
      fail(`references without a topic: "${references}"`)
      continue
    }
    topic.lines[1] = lineNumber

    const documents: IndexDocument[] = []
    for (const piece of splitByPart(references)) {
      if (piece.opens !== null) {
        // Part A stands before part B; out of turn, it belongs to a topic whose name is lost.
        if (part === 'B' || part === piece.opens) fail(`"Part ${piece.opens}" out of turn under "${topic.name}"`)
        part = piece.opens
      }
      if (part === null) {
        fail(`neither part A nor part B: "${piece.text}"`)
        continue
      }
      const read = readReferences(piece.text, part)
      read.problems.forEach(fail)
      documents.push(...read.documents)
    }
    if (!cells) continue
    const disagreements = checkRow(cells, documents)
    for (const message of disagreements) index.disagreements.push({ lines: [lineNumber, lineNumber], message })
    const { label: _, ...asPrinted } = readCells(stripMarkup(printedLines[i] ?? '')) ?? cells
    // A locator that an erratum has moved in from another row is not printed beside its reference.
    const printsLocators = asPrinted.paragraphs !== '' || asPrinted.recommendations !== ''
    if (disagreements.length === 0 && printsLocators)
      for (const id of documents.flatMap((d) => d.references.flatMap((r) => r.ids)))
        index.locators.set(id, toLocator(id))
    topic.rows.push({ ...asPrinted, lines: [lineNumber, lineNumber], documents })
  }
  index.problems.push(`${file}: the thematic index does not end before the file does`)
  return index
}

/** Without emphasis tags; spaces single, tabs kept: they divide the cells. */
const stripMarkup = (line: string): string =>
  line
    .replace(/<\/?[iu]>/g, '')
    .replace(/ +/g, ' ')
    .replace(/ +$/, '')

/** Read a row relative to its symbol cell: the source has shifted many rows one cell to the left. */
function readCells(line: string): (IndexCells & { label: string }) | null {
  const cells = line.split('\t').map((c) => c.trim())
  const at = cells.findIndex((c) => c.startsWith('CTOC/COP/'))
  if (at < 1) return null
  const [symbols = '', instruments = '', paragraphs = '', recommendations = ''] = cells.slice(at)
  return {
    label: cells[at - 2] ?? '',
    references: cells[at - 1] ?? '',
    symbols,
    instruments,
    paragraphs,
    recommendations,
  }
}

/** "Awareness-raising⇥Part A", "⇥Part A" or "Part B" alone in its row. */
function readPartAlone(line: string): { label: string; references: string } | null {
  const cells = line.split('\t').map((c) => c.trim())
  const at = cells.findIndex((c) => partAlone.test(c))
  const isAlone = cells.every((c, i) => i === at || (at === 1 && i === 0) || c === '')
  if ((at !== 0 && at !== 1) || !isAlone) return null
  return { label: at === 1 ? (cells[0] ?? '') : '', references: cells[at] ?? '' }
}

/** "Part A I.2 Part B II.f" → what stands under A and what under B; words before the first mark stand under the open part. */
function splitByPart(cell: string): { opens: Part | null; text: string }[] {
  const [before = '', ...marked] = cell.split(/\bPart (?=[AB]\b)/)
  const pieces = marked.map((text) => ({ opens: text.charAt(0) as Part, text: text.slice(1) }))
  return before.trim() === '' ? pieces : [{ opens: null, text: before }, ...pieces]
}

const instruments: Readonly<Record<string, string>> = {
  'B:I': 'Decision 1/5',
  'B:II': 'Decision 2/3',
  'B:III': 'Decision 3/3',
  'B:IV': 'Decision 4/4',
  'B:V': 'Resolution 5/2',
  'B:X': 'Resolution 10/3',
  'B:XI': 'Resolution 11/5',
}

function checkRow(cells: IndexCells, documents: readonly IndexDocument[]): string[] {
  const expect = (what: string, expected: string, got: string) =>
    expected === got ? [] : [`${what} "${expected}" expected beside "${cells.references}", got "${got}"`]
  const isRecommendation = ({ section }: IndexDocument) => sectionFacts[section]?.unit === 'recommendation'
  const paragraphs = documents.filter((d) => !isRecommendation(d))
  return [
    ...expect('document', documents.map((d) => d.symbol).join(' '), cells.symbols),
    ...expect('instrument', documents.flatMap((d) => instruments[d.section] ?? []).join(' '), cells.instruments),
    ...pairLocators(paragraphs, cells.paragraphs),
    ...pairLocators(documents.filter(isRecommendation), cells.recommendations),
  ]
}
