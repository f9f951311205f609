import type { Footnote, Item, Report, Section } from './schema.ts'
import { ordinalToNumber, sectionFacts, toRoman } from './sections.ts'

/** Parts A and B of the compendium as items and sections, with everything that could not be understood. */
export interface Compendium {
  items: Item[]
  sections: Section[]
  footnotes: { number: number; text: string }[]
  /** Ids of items whose text a page break cuts in two. */
  joins: string[]
  problems: string[]
}

/** A run of words under construction: an item, or a resolution's opening words. */
interface Draft {
  raw: string
  first: number
  last: number
}

interface ItemDraft extends Draft {
  section: string
  path: string[]
  preambular: boolean
  parent: ItemDraft | null
  children: ItemDraft[]
}

interface SectionDraft extends Omit<Section, 'opening' | 'source'> {
  opening: Draft | null
  first: number
  last: number
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const calls = new RegExp(`[${superscripts}]+`, 'g')
const toNumber = (call: string): number => Number([...call].map((c) => superscripts.indexOf(c)).join(''))

const partHeading = /^([AB])\. (Recommendations|Resolutions and decisions) adopted by /
const sectionHeading = /^[IVX]+\. ([A-Z][a-z]+) (meeting|session), (.+)$/
const instrumentHeading = /^(Decision|Resolution) \d+\/\d+$/
const marginMark = /^PP \d+$/
const footnoteLine = new RegExp(`^([${superscripts}]+)(.+)$`)
const numbered = /^(\d+)\. (.+)$/
const lettered = /^(?:- )?\(\*?([a-z]+)\*?\) (.+)$/
const romanLetters = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

/**
 * Parse parts A and B of the 2024 compendium.
 *
 * The contents list repeats every heading, so reading starts at the second "A. Recommendations adopted …" and ends at
 * the second "Thematic index of …". Every line must be understood; a line that is not becomes a problem that names it.
 */
export function parseCompendium(source: string, file: string): Compendium {
  const lines = source.split(/\r?\n/)
  const problems: string[] = []
  const start = secondIndex(lines, (l) => partHeading.test(l) && l.startsWith('A.'))
  const end = secondIndex(lines, (l) => l.startsWith('Thematic index of recommendations and relevant'))
  if (start < 0 || end < 0) {
    problems.push(`${file}: the headings that open part A and the thematic index must each stand twice`)
    return { items: [], sections: [], footnotes: [], joins: [], problems }
  }

  const sections: SectionDraft[] = []
  const drafts: ItemDraft[] = []
  const footnotes: Compendium['footnotes'] = []
  const joins = new Set<ItemDraft>()
  let part: 'A' | 'B' = 'A'
  let section: SectionDraft | null = null
  let current: Draft | null = null

  for (let i = start; i < end; i++) {
    const line = (lines[i] ?? '').trim()
    const lineNumber = i + 1
    const fail = (reason: string) => problems.push(`${file} line ${lineNumber}: ${reason}: "${line.slice(0, 80)}"`)
    if (line === '' || marginMark.test(line)) continue

    const partMatch = partHeading.exec(line)
    if (partMatch) {
      part = partMatch[1] as 'A' | 'B'
      section = null
      continue
    }
    const headingMatch = sectionHeading.exec(line)
    if (headingMatch) {
      section = createSection(part, headingMatch, lineNumber)
      sections.push(section)
      current = null
      continue
    }
    if (!section) {
      fail('text before the first section')
      continue
    }
    section.last = lineNumber
    const footnoteMatch = footnoteLine.exec(line)
    if (footnoteMatch) {
      footnotes.push({ number: toNumber(footnoteMatch[1] ?? ''), text: cleanMarkup(footnoteMatch[2] ?? '') })
      continue
    }
    if (instrumentHeading.test(line) && section.instrument === null) {
      section.instrument = line.toLowerCase()
      continue
    }
    if (section.part === 'B' && section.instrument !== null && section.title === null) {
      section.title = line
      continue
    }
    if (section.part === 'B' && section.opening === null) {
      if (!line.startsWith('The Conference of the Parties')) fail('opening words of a resolution or decision expected')
      section.opening = { raw: line, first: lineNumber, last: lineNumber }
      current = section.opening
      continue
    }

    const inSection: ItemDraft[] = drafts.filter((d) => d.section === section?.id)
    const previous = inSection.at(-1)
    const marked = placeMarked(line, previous, section)
    if (marked) {
      if (marked.reason) fail(marked.reason)
      if (!marked.place) continue
      const draft: ItemDraft = {
        ...marked.place,
        section: section.id,
        preambular: false,
        children: [],
        first: lineNumber,
        last: lineNumber,
      }
      marked.place.parent?.children.push(draft)
      drafts.push(draft)
      current = draft
      continue
    }
    if (current && !/[.;:,]$/.test(current.raw.replace(calls, ''))) {
      current.raw += ` ${line}`
      current.last = lineNumber
      if ('path' in current) joins.add(current as ItemDraft)
      continue
    }
    const preambleOpen = section.instrument?.startsWith('resolution') && (!previous || previous.preambular)
    if (preambleOpen && /^[A-Z]/.test(line)) {
      const path = ['PP', String(inSection.length + 1)]
      const draft: ItemDraft = {
        section: section.id, path, raw: line, preambular: true, parent: null, children: [], first: lineNumber, last: lineNumber,
      } // biome-ignore format: one record
      drafts.push(draft)
      current = draft
      continue
    }
    if (
      section.part === 'A' &&
      inSection.length === 0 &&
      section.note === null &&
      sectionFacts[section.id]?.items === 0
    ) {
      section.note = cleanMarkup(line)
      continue
    }
    fail('unrecognised line')
  }

  const footnoteTexts = new Map(footnotes.map((f) => [f.number, f.text]))
  const called = new Map<number, number>()
  const finish = (raw: string, where: string): { text: string; footnotes: Footnote[] } => {
    const { text, marks } = liftFootnoteCalls(raw)
    const attached = marks.map(({ number, at }) => {
      called.set(number, (called.get(number) ?? 0) + 1)
      const note = footnoteTexts.get(number)
      if (note === undefined) problems.push(`${file}: footnote ${number}, called in ${where}, has no text`)
      return { number, at, text: note ?? '' }
    })
    return { text, footnotes: attached }
  }
  const items = drafts.map((draft) => {
    const { text, footnotes } = finish(draft.raw, draftId(draft))
    const section = sections.find((s) => s.id === draft.section)
    if (!section) throw new Error(`${draftId(draft)} belongs to no section`)
    const ordinal = drafts.filter((d) => d.section === draft.section).indexOf(draft) + 1
    return toItem(draft, section, ordinal, text, footnotes, file)
  })
  const finished = sections.map(
    ({ opening, first, last, ...rest }): Section => ({
      ...rest,
      opening: opening && finish(opening.raw, rest.id),
      source: { file, lines: [first, last] },
    }),
  )
  for (const { number } of footnotes) {
    const n = called.get(number) ?? 0
    if (n !== 1) problems.push(`${file}: footnote ${number} is called ${n} times, expected once`)
  }
  return { items, sections: finished, footnotes, joins: [...joins].map(draftId), problems }
}

function secondIndex(lines: readonly string[], matches: (line: string) => boolean): number {
  const first = lines.findIndex((l) => matches(l))
  return first < 0 ? -1 : lines.findIndex((l, i) => i > first && matches(l))
}

function createSection(part: 'A' | 'B', heading: RegExpExecArray, lineNumber: number): SectionDraft {
  const [, ordinal = '', noun = '', dates = ''] = heading
  // Part B is numbered by Conference session, not by the heading's own numeral: "VI. Tenth session" is B:X.
  const number = ordinalToNumber(ordinal)
  const id = `${part}:${toRoman(number)}`
  return {
    id,
    part,
    body: part === 'A' ? 'Working Group' : 'Conference',
    number,
    name: `${ordinal} ${noun}`,
    dates: parseDates(dates),
    instrument: null,
    title: null,
    opening: null,
    note: null,
    symbol: sectionFacts[id]?.symbol ?? '',
    first: lineNumber,
    last: lineNumber,
  }
}

const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
  'December',
] // biome-ignore format: one list

/** "14 and 15 April 2009", "28 June to 8 July 2004", "19 October 2010" → ISO start and end. */
export function parseDates(printed: string): { start: string; end: string } {
  const match = /^(\d+)(?: ([A-Z][a-z]+))?(?: (?:and|to) (\d+) ([A-Z][a-z]+))? (\d{4})$/.exec(printed)
  if (!match) throw new Error(`cannot read the dates "${printed}"`)
  const [, firstDay = '', firstMonth, lastDay, lastMonth, year = ''] = match
  const iso = (day: string, month: string) =>
    `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
  const endMonth = lastMonth ?? firstMonth ?? ''
  return { start: iso(firstDay, firstMonth ?? endMonth), end: iso(lastDay ?? firstDay, endMonth) }
}

/**
 * Where a line with a list marker belongs, given the item before it; null when the line has no marker. A gap in the
 * numbers is reported once, and reading goes on from the number that is there.
 * "(i)" after "(h)" is a letter; after a lead-in that ends in ":" it opens a list of roman numerals.
 */
function placeMarked(
  line: string,
  previous: ItemDraft | undefined,
  section: SectionDraft,
): { place?: Pick<ItemDraft, 'path' | 'parent' | 'raw'>; reason?: string } | null {
  const number = numbered.exec(line)
  if (number) {
    const [, n = '', raw = ''] = number
    const last = previous && !previous.preambular ? Number(previous.path[0]) : 0
    const place = { path: [n], parent: null, raw }
    return Number(n) === last + 1 ? { place } : { place, reason: `paragraph ${last + 1} expected, got ${n}` }
  }
  const letter = lettered.exec(line)
  if (!letter) return null
  const [, mark = '', raw = ''] = letter
  const opensList = !previous || (previous.raw.endsWith(':') && !previous.preambular)
  const isDecision = section.instrument?.startsWith('decision') ?? false
  if (opensList) {
    const underLetter = previous !== undefined && /[a-z]/.test(previous.path.at(-1) ?? '')
    const expected = underLetter ? 'i' : 'a'
    if (mark !== expected || (!previous && !isDecision))
      return { reason: `list must open with (${expected}), got (${mark})` }
    return { place: { path: [...(previous?.path ?? []), mark], parent: previous ?? null, raw } }
  }
  for (let sibling: ItemDraft | null = previous; sibling; sibling = sibling.parent) {
    if (nextMark(sibling) === mark)
      return { place: { path: [...sibling.path.slice(0, -1), mark], parent: sibling.parent, raw } }
  }
  return { reason: `marker (${mark}) does not continue the list after ${draftId(previous)}` }
}

function nextMark(sibling: ItemDraft): string | undefined {
  const mark = sibling.path.at(-1) ?? ''
  const isRoman = sibling.parent !== null && /[a-z]/.test(sibling.parent.path.at(-1) ?? '')
  if (isRoman) return romanLetters[romanLetters.indexOf(mark) + 1]
  return /^[a-y]$/.test(mark) ? String.fromCharCode(mark.charCodeAt(0) + 1) : undefined
}

const draftId = (draft: ItemDraft): string => `${draft.section}.${draft.path.join('.')}`

function toItem(
  draft: ItemDraft,
  section: SectionDraft,
  ordinal: number,
  text: string,
  footnotes: Footnote[],
  file: string,
): Item {
  const ancestors: string[] = []
  for (let up = draft.parent; up; up = up.parent) ancestors.unshift(liftFootnoteCalls(up.raw).text)
  return {
    id: draftId(draft),
    kind: toKind(draft),
    part: section.part,
    section: section.id,
    ordinal,
    body: section.body,
    dates: section.dates,
    instrument: section.instrument,
    path: draft.path,
    text,
    leadIn: ancestors.length > 0 ? ancestors.join(' ') : null,
    parent: draft.parent && draftId(draft.parent),
    children: draft.children.map(draftId),
    footnotes,
    report: toReport(draft),
    areas: [],
    printings: [],
    strength: null,
    addressees: [],
    topics: [],
    source: { file, lines: [draft.first, draft.last] },
    errata: [],
  }
}

function toKind(draft: ItemDraft): Item['kind'] {
  if (draft.preambular) return 'preambular'
  if (draft.children.length > 0) return 'lead-in'
  return draft.section.startsWith('A:') ? 'recommendation' : 'operative'
}

/** ["12", "h"] with offset 1 → "13 (h)"; ["PP", "3"] → "PP 3"; ["b", "iv"] → "(b) (iv)". */
function toReport(draft: ItemDraft): Report {
  const facts = sectionFacts[draft.section]
  if (!facts) throw new Error(`no facts are known about section ${draft.section}`)
  const [head = '', ...rest] = draft.path
  const bracketed = rest.map((mark) => `(${mark})`)
  const locators = /^\d+$/.test(head)
    ? [String(Number(head) + facts.offset), ...bracketed]
    : [`(${head})`, ...bracketed]
  const paragraph = head === 'PP' ? `PP ${rest[0]}` : locators.join(' ')
  return { symbol: facts.symbol, paragraph, unit: facts.unit, basis: 'offset' }
}

/** Text without emphasis and link markup, white space as single spaces. */
export function cleanMarkup(raw: string): string {
  return raw
    .replace(/\[((?:\\.|[^\]])*)\]\([^)]*\)/g, '$1')
    .replace(/\\([()[\]*])/g, '$1')
    .replace(/\*/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Take the superscript footnote calls out of a text and say where each stood. */
function liftFootnoteCalls(raw: string): { text: string; marks: { number: number; at: number }[] } {
  const marks: { number: number; at: number }[] = []
  let text = ''
  for (const piece of cleanMarkup(raw).split(new RegExp(`([${superscripts}]+)`))) {
    if (calls.test(piece)) marks.push({ number: toNumber(piece), at: text.length })
    else text += piece
    calls.lastIndex = 0
  }
  return { text: text.trim(), marks }
}
