import { sectionFacts } from './sections.ts'

/** A reference as a thematic index prints it, and the items it names: "IV.30–36" names seven. */
export interface Reference {
  printed: string
  ids: string[]
}

/** The references that one row of an index makes to one document. */
export interface IndexDocument {
  section: string
  symbol: string
  references: Reference[]
}

/** The cells of one row of an index. */
export interface IndexCells {
  references: string
  symbols: string
  instruments: string
  /** Locators in the documents named: report paragraphs, or paragraphs of a resolution or decision … */
  paragraphs: string
  /** … and, since the ninth meeting, numbered recommendations. */
  recommendations: string
}

export interface IndexRow extends IndexCells {
  lines: [number, number]
  documents: IndexDocument[]
}

export interface IndexTopic {
  name: string
  /** All lines that belong to the topic, those without references included. */
  lines: [number, number]
  rows: IndexRow[]
  /** The topic opens with "(continued)": the page that held its beginning is missing. */
  opensContinued: boolean
}

/** A thematic index, the report locators it prints beside its references, and all that could not be understood. */
export interface ThematicIndex {
  file: string
  topics: IndexTopic[]
  /** Item id → locator in its report, for every reference whose locator stands beside it where the offset puts it. */
  locators: Map<string, string>
  /** Rows whose columns say different things. */
  disagreements: { lines: [number, number]; message: string }[]
  problems: string[]
}

type Part = 'A' | 'B'

const reference = /^([IVX]+)\.((?:PP\.)?[a-z\d]+(?:\.[a-z]+)*)(?:[-–](?:\1\.)?([a-z]|\d+))?$/

/** Read "I.3 , I.17.a and IV.30–36" or "V.PP.1-11 ; V.2": ranges expanded, one document for each run of a section. */
export function readReferences(cell: string, part: Part): { documents: IndexDocument[]; problems: string[] } {
  const documents: IndexDocument[] = []
  const problems: string[] = []
  for (const printed of cell.split(/[\s,;]+/).filter((word) => word !== '' && word !== 'and')) {
    const [, numeral, first = '', end] = reference.exec(printed) ?? []
    const section = `${part}:${numeral}`
    const facts = sectionFacts[section]
    const paths = end === undefined ? [first.split('.')] : expandRange(first.split('.'), end)
    if (numeral === undefined || !facts || paths.length === 0) {
      problems.push(`"${printed}" is not a reference to part ${part}`)
      continue
    }
    const read: Reference = { printed, ids: paths.map((path) => `${section}.${path.join('.')}`) }
    const open = documents.at(-1)
    if (open?.section === section) open.references.push(read)
    else documents.push({ section, symbol: facts.symbol, references: [read] })
  }
  return { documents, problems }
}

const alphabet = [...'abcdefghijklmnopqrstuvwxyz']

/** ["VII", "1", "a"] to "j", ["30"] to "36"; empty when the two do not make a range. */
function expandRange(first: readonly string[], end: string): string[][] {
  const stem = first.slice(0, -1)
  const start = first.at(-1) ?? ''
  if (/^\d+$/.test(start) && /^\d+$/.test(end)) {
    const count = Number(end) - Number(start) + 1
    return count > 1 ? Array.from({ length: count }, (_, i) => [...stem, String(Number(start) + i)]) : []
  }
  const [from, to] = [alphabet.indexOf(start), alphabet.indexOf(end)]
  return from >= 0 && to > from ? alphabet.slice(from, to + 1).map((mark) => [...stem, mark]) : []
}

/** "A:I.12.h" → "13 (h)", "B:V.PP.3" → "PP 3": where the section's report must have the item. */
export function toLocator(id: string): string {
  const [section = '', head = '', ...marks] = id.split('.')
  if (head === 'PP') return `PP ${marks[0]}`
  const offset = sectionFacts[section]?.offset ?? 0
  return [/^\d+$/.test(head) ? String(Number(head) + offset) : `(${head})`, ...marks.map((m) => `(${m})`)].join(' ')
}

/**
 * Pair the documents of a row with a cell of locators: "9 and 17 (a) 20" beside I.8, I.16.a and II.13. A cell that packs
 * several documents does not say where one ends, so it is cut where every piece says what its references imply.
 */
export function pairLocators(documents: readonly IndexDocument[], cell: string): string[] {
  const tokens = tokenize(cell)
  if (!tokens) return [`locators "${cell}" cannot be read`]
  const wanted = documents.map((d) => [...new Set(d.references.flatMap((r) => r.ids.map(toLocator)))].sort())
  let reached = { document: -1, token: 0 }
  const cut = (document: number, token: number): boolean => {
    if (document > reached.document) reached = { document, token }
    const want = wanted[document]
    if (!want) return token === tokens.length
    for (let end = tokens.length; end > token; end--) {
      const read = readLocators(tokens.slice(token, end))
      if (read && read.length === want.length && read.every((l, i) => l === want[i]) && cut(document + 1, end))
        return true
    }
    return false
  }
  if (cut(0, 0)) return []
  const rest = tokens.slice(reached.token).map((t) => t.text)
  const culprit = documents[reached.document]
  if (!culprit) return [`locators "${rest.join(' ')}" belong to no reference`]
  const names = culprit.references.map((r) => r.printed).join(', ')
  return [
    `${names} should be at ${wanted[reached.document]?.join(', ')} of ${culprit.symbol}, printed is "${rest.join(' ')}"`,
  ]
}

interface Token {
  kind: 'number' | 'mark' | 'preamble' | 'range' | 'separator'
  text: string
}

function tokenize(cell: string): Token[] | null {
  const tokens: Token[] = []
  const shapes: [Token['kind'], RegExp][] = [
    ['number', /^\d+/],
    ['mark', /^\([a-z]+\)/],
    ['preamble', /^PP/],
    ['range', /^[-–]/],
    ['separator', /^(?:, and\b|,|;|and\b)/],
  ]
  let rest = cell.trim()
  while (rest !== '') {
    const shape = shapes.find(([, pattern]) => pattern.test(rest))
    const text = shape?.[1].exec(rest)?.[0]
    if (!shape || text === undefined) return null
    tokens.push({ kind: shape[0], text })
    rest = rest.slice(text.length).trimStart()
  }
  return tokens
}

/** The locators of one document, expanded and sorted; null when the tokens are not a list of locators. */
function readLocators(tokens: readonly Token[]): string[] | null {
  const paths: string[][] = []
  let before: Token['kind'] | 'start' = 'start'
  for (const { kind, text } of tokens) {
    const last = paths.at(-1)
    const opensLocator = before === 'start' || before === 'separator'
    if (kind === 'number') {
      if (before === 'preamble') last?.push(text)
      else if (before === 'range' && last) paths.push(...expandRange(last, text).slice(1))
      else if (opensLocator) paths.push([text])
      else return null
    } else if (kind === 'mark') {
      const mark = text.slice(1, -1)
      if (before === 'range' && last) paths.push(...expandRange(last, mark).slice(1))
      else if (before === 'start') paths.push([mark])
      // "13 (d) and (j)": the mark stands beside the one before it.
      else if (before === 'separator' && last && /[a-z]/.test(last.at(-1) ?? ''))
        paths.push([...last.slice(0, -1), mark])
      else if (!opensLocator && last) last.push(mark)
      else return null
    } else if (kind === 'preamble') {
      if (!opensLocator) return null
      paths.push(['PP'])
    } else if (before !== 'number' && before !== 'mark') return null
    before = kind
  }
  if (before !== 'number' && before !== 'mark') return null
  const locators = paths.map(([head = '', ...marks]) =>
    head === 'PP' ? `PP ${marks[0]}` : [/\d/.test(head) ? head : `(${head})`, ...marks.map((m) => `(${m})`)].join(' '),
  )
  return [...new Set(locators)].sort()
}
