import type { Section } from '../corpus/schema.ts'
import { fromRoman, ordinalToNumber, sectionFacts } from '../corpus/sections.ts'

/** An address found in a question. */
export interface ResolvedReference {
  /** Items that stand at the address, in document order; more than one for a range or an ambiguous numeral. */
  ids: string[]
  /** Part A and part B both have it: "X.1" is the tenth meeting's or the tenth session's. */
  ambiguous: boolean
}

type ItemIds = ReadonlySet<string>

/** What a locator may be counted in: the compendium's numbers, or those of the report, which are offset. */
interface Context {
  section: Section
  counts: 'compendium' | 'report'
}

/**
 * Resolve the references a question is made of: "VII.2.b", "A:I.12.h", "Part B, X.13 (i)", "para. 13 (h) of
 * CTOC/COP/WG.4/2009/2", "resolution 10/3, OP 13 (i)", "recommendation 7 (c) of the 2022 meeting", lists and ranges.
 * Null when there is none, or when nothing stands at the address.
 */
export function parseReference(question: string, sections: readonly Section[], ids: ItemIds): ResolvedReference | null {
  const text = question
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-')
    // "V.39-V.41" repeats the section's numeral.
    .replace(/\b([IVX]+)\.(\S+)-\1\./g, '$1.$2-')
  const found = [...findCompendiumReferences(text, ids), ...findReportReferences(text, sections, ids)]
  if (found.length === 0) return null
  return { ids: [...new Set(found.flatMap((f) => f.ids))], ambiguous: found.some((f) => f.ambiguous) }
}

/** The numeral is followed by a dot, or stands with its locators alone in the question ("VII 2 b"). */
const dotted =
  /(?<![\p{L}\p{N}./])(?:part\s+)?(?:([AB])\s*[:,.]?\s*)?\b([IVX]{1,4}|[ivx]{1,4})\s*\.\s*(?=PP\b|\d|\(?[a-z]\b)/giu
const spaced = /^\W*(?:part\s+)?(?:([AB])\s*[:,.]?\s+)?([IVX]{1,4})\s+(?=PP\b|\d+\b|\([a-z]\))/iu

function findCompendiumReferences(text: string, ids: ItemIds): ResolvedReference[] {
  const alone = spaced.exec(text)
  const anchors = alone && isAddressOnly(text.slice(alone[0].length)) ? [alone] : [...text.matchAll(dotted)]
  return anchors.flatMap((anchor) => {
    const [whole, part, roman = ''] = anchor
    const rest = text.slice((anchor.index ?? 0) + whole.length)
    const session = fromRoman(roman)
    // "i.e." is an abbreviation, not paragraph (e) of the first session.
    if (session === 0 || (/^i$/.test(roman) && /^[a-z]\b/.test(rest))) return []
    const paths = readLocators(rest)
    const parts = part ? [part.toUpperCase()] : ['A', 'B']
    const hits = parts.map((p) =>
      paths.map((path) => `${p}:${roman.toUpperCase()}.${path.join('.')}`).filter((id) => ids.has(id)),
    )
    const resolved = hits.flat()
    return resolved.length > 0 ? [{ ids: resolved, ambiguous: hits.filter((h) => h.length > 0).length > 1 }] : []
  })
}

const keyword =
  /(?:\b(?:operative\s+paragraphs?|preambular\s+paragraphs?|paragraphs?|paras?|recommendations?|recs?|sub-?paragraphs?|OPs?|PPs?|items?|point)\b\.?|¶)\s*(?:no\.?\s*)?/giu
const ordinalPreamble = /\b(\d{1,2}|[a-z]+)(?:st|nd|rd|th)\s+(?:preambular\s+paragraph|PP)\b/iu

function findReportReferences(text: string, sections: readonly Section[], ids: ItemIds): ResolvedReference[] {
  const { contexts, rest } = takeContexts(text, sections)
  if (contexts.length === 0) return []
  const paths = [...rest.matchAll(keyword)].flatMap((match) => {
    const isPreamble = /^pp|^preamb/i.test(match[0])
    const locators = readLocators(rest.slice(match.index + match[0].length))
    return isPreamble ? locators.map(([n = '']) => ['PP', n]) : locators
  })
  const ordinal = ordinalPreamble.exec(rest)
  if (ordinal) paths.push(['PP', ordinal[1] ?? ''])
  if (paths.length === 0) {
    // No keyword: the locator follows the document directly, as in "decision 4/4 (l)" or "res. 5/2 PP3".
    for (const match of rest.matchAll(/§[\s,]*/g))
      paths.push(...readLocators(rest.slice(match.index + match[0].length)))
  }
  const resolved = contexts.flatMap(({ section, counts }) =>
    paths.map((path) => toId(section, path, counts)).filter((id) => ids.has(id)),
  )
  return resolved.length > 0 ? [{ ids: resolved, ambiguous: false }] : []
}

function toId(section: Section, path: readonly string[], counts: Context['counts']): string {
  const [head = '', ...marks] = path
  const offset = counts === 'report' ? (sectionFacts[section.id]?.offset ?? 0) : 0
  const first = /^\d+$/.test(head) ? String(Number(head) - offset) : head
  return `${section.id}.${[first, ...marks].join('.')}`
}

/** Documents named in the text, and the text with "§" in their place. */
function takeContexts(text: string, sections: readonly Section[]): { contexts: Context[]; rest: string } {
  const contexts: Context[] = []
  let rest = text
  const take = (pattern: RegExp, choose: (match: RegExpExecArray) => Section[], counts: Context['counts']) => {
    rest = rest.replace(pattern, (...args) => {
      const match = args.slice(0, -2) as unknown as RegExpExecArray
      const chosen = choose(match)
      contexts.push(...chosen.map((section) => ({ section, counts })))
      return chosen.length > 0 ? ' § ' : match[0]
    })
  }
  take(
    /\b(?:CTOC\/COP\/)?(WG\.?\s?4\/)?(20\d\d)\/(\d{1,2})\b/gi,
    ([, group, year, n]) => sections.filter((s) => s.symbol === `CTOC/COP/${group ? 'WG.4/' : ''}${year}/${n}`),
    'report',
  )
  take(
    /\b(?:resolution|res\.?|decision|dec\.?)\s*(\d{1,2}\/\d{1,2})\b/gi,
    ([, number]) => sections.filter((s) => s.instrument?.endsWith(` ${number}`)),
    'compendium',
  )
  take(
    /\b(?:the\s+)?(\d{1,2}(?:st|nd|rd|th)|[a-z]+th|first|second|third)\s+(meeting|session)\b/gi,
    ([, ordinal = '', noun]) => {
      const number =
        Number.parseInt(ordinal, 10) || ordinalToNumber(ordinal[0]?.toUpperCase() + ordinal.slice(1).toLowerCase())
      return sections.filter((s) => s.number === number && s.part === (noun?.toLowerCase() === 'meeting' ? 'A' : 'B'))
    },
    'compendium',
  )
  take(
    /\b(?:the\s+)?(20\d\d)\s+(?:working\s+group\s+)?(meeting|session|resolution|decision)\b/gi,
    ([, year = '', noun]) =>
      sections.filter(
        (s) => s.dates.start.startsWith(year) && s.part === (noun?.toLowerCase() === 'meeting' ? 'A' : 'B'),
      ),
    'compendium',
  )
  return { contexts, rest }
}

/**
 * Read the locators a text starts with: "12.h", "13 (i)", "46 (j) (iii)", "PP 3", "(l)", "7 (a)-(c) and (g)", "7-9".
 * Reading stops at the first word that is not part of a locator.
 */
export function readLocators(text: string): string[][] {
  const paths: string[][] = []
  let rest = text
  let join: 'start' | 'append' | 'list' | 'range' = 'start'
  for (;;) {
    const token =
      /^\s*(?:(PP)[\s.]*(?=\d)|(\d{1,2})(?!\d|\/)|\.?\s*\(\s*([a-z]{1,4})\s*\)|\.?\s*([a-z]{1,4})(?![a-z]|'))/i.exec(
        rest,
      )
    const last = paths.at(-1)
    const word = token?.[4]?.toLowerCase()
    const separator = /^\s*(?:(-|to\b)|(,|;|&|and\b))\s*(?=\(?[a-z]{1,4}\)|\d|PP\b|[a-z]\b|[ivx]{1,4}\b)/i.exec(rest)
    if (separator && last) {
      join = separator[1] ? 'range' : 'list'
      rest = rest.slice(separator[0].length)
      continue
    }
    const mark = token?.[3]?.toLowerCase() ?? (word !== undefined && isMark(word, token?.[0] ?? '') ? word : undefined)
    if (token?.[1]) {
      const number = /^\s*\d{1,2}/.exec(rest.slice(token[0].length))?.[0] ?? ''
      addPath(paths, ['PP', number.trim()], join)
      rest = rest.slice(token[0].length + number.length)
    } else if (token?.[2]) {
      const head = last?.[0] === 'PP' && join !== 'start' ? ['PP', token[2]] : [token[2]]
      addPath(paths, head, join)
      rest = rest.slice(token[0].length)
    } else if (token && mark !== undefined) {
      if (last && join === 'append') last.push(mark)
      else addPath(paths, last ? [...last.slice(0, levelOf(last, mark)), mark] : [mark], join)
      rest = rest.slice(token[0].length)
    } else return paths
    join = 'append'
  }
}

/** A letter or a small roman numeral; a bare one only right after a number, a dot or another mark ("2 b", "13d", "2.b"). */
const isMark = (word: string, token: string): boolean =>
  /^(?:[a-z]|[ivx]{2,4})$/.test(word) &&
  (token.trim().startsWith('.') || !/^(?:a|i)$/.test(word) || !token.startsWith(' '))

/** Where a listed mark belongs in the path before it: a roman numeral beside a roman numeral, a letter beside a letter. */
function levelOf(path: readonly string[], mark: string): number {
  const isRoman = (m: string | undefined) => m !== undefined && romans.includes(m)
  if (path.length >= 3 && isRoman(path.at(-1)) && isRoman(mark)) return path.length - 1
  return /^\d+$/.test(path[0] ?? '') ? 1 : 0
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

function addPath(paths: string[][], path: string[], join: 'start' | 'append' | 'list' | 'range'): void {
  const from = paths.at(-1)
  if (join !== 'range' || !from) {
    paths.push(path)
    return
  }
  const start = from.at(-1) ?? ''
  const end = path.at(-1) ?? ''
  for (const mark of marksBetween(start, end)) paths.push([...from.slice(0, -1), mark])
}

/** Marks after `start` up to and with `end`; none when the two do not make a range. */
function marksBetween(start: string, end: string): string[] {
  if (/^\d+$/.test(start) && /^\d+$/.test(end)) {
    const count = Math.min(Number(end) - Number(start), 99)
    return Array.from({ length: Math.max(0, count) }, (_, i) => String(Number(start) + i + 1))
  }
  const bothLetters = start.length === 1 && end.length === 1
  const order = bothLetters ? [...'abcdefghijklmnopqrstuvwxyz'] : romans
  const from = order.indexOf(start)
  const to = order.indexOf(end)
  return from >= 0 && to > from ? order.slice(from + 1, to + 1) : []
}

const isAddressOnly = (rest: string): boolean =>
  /^(?:\s|[.,;:?!()&-]|\d|\band\b|\bto\b|\bPP\b|\b[a-z]\b|\b[ivx]{1,4}\b)*$/iu.test(rest)
