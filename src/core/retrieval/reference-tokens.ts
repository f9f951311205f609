import { maxQuestionLength } from '../protocol.ts'
import type { CitedDocument, DocumentSpan } from './reference-documents.ts'

/** What a locator says it counts. */
export type Noun = 'paragraph' | 'recommendation' | 'operative' | 'preambular' | 'subparagraph'

export type Token = { spaced: boolean } & (
  | { kind: 'document'; document: CitedDocument }
  | { kind: 'noun'; noun: Noun }
  /** "third preambular paragraph". */
  | { kind: 'ordinal'; noun: Noun; number: number }
  | { kind: 'number'; text: string }
  | { kind: 'mark'; text: string; bracketed: boolean }
  | { kind: 'range' }
  | { kind: 'separator'; text: string }
  | { kind: 'word'; text: string }
  | { kind: 'punctuation'; text: string }
)

/** One form for dashes, brackets and white space; emphasis and link markup removed. */
export const normalizeReference = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\]\(#?\)|\*|\b_|_\b|<\/?[a-z]{1,4}>/gi, '')
    // File names of reports: CTOC_COP_WG.4_2017_4.
    .replace(/\bCTOC[ _-]COP[ _-](WG\.?4[ _-])?(20\d\d)[ _-](\d)/gi, (_, group, year, n) =>
      ['CTOC/COP', ...(group ? ['WG.4'] : []), year, n].join('/'),
    )
    // "VII.2.b/VII.2.c"
    .replace(/\/(?=[IVX]{1,4}\.)/g, ', ')
    .replace(/[‐‑‒–—−]+/g, '-')
    .replace(/[‘’]/g, "'")
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxQuestionLength)

const units = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ')
const teens = 'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'
const tens = (ten: string, round: string) => [round, ...units.map((unit) => `${ten}-${unit}`)]
/** As far as the longest preamble needs them. */
const ordinals = [...units, ...teens.split(' '), ...tens('twenty', 'twentieth'), ...tens('thirty', 'thirtieth')]

/** An ordinal in words or figures: "seventh", "7th", "twenty-fourth". */
export const ordinalPattern = String.raw`(?:\d{1,2} ?(?:st|nd|rd|th)|(?:twenty|thirty)[ -](?:${units.join('|')})|${ordinals.join('|')})`

/** "seventh" or "7th" → 7; 0 for anything else. */
export const readOrdinal = (text: string): number =>
  Number.parseInt(text, 10) || ordinals.indexOf(text.toLowerCase().replace(' ', '-')) + 1

const nouns: [Noun, string][] = [
  ['subparagraph', String.raw`sub[- ]?para(?:graph)?s?\.?|clauses?|letters?|lit\.?`],
  ['preambular', String.raw`preamb(?:ular|le)(?: (?:paragraph|para|clause)s?\.?)?|PP(?:s|\.s)?\.?(?= ?\d)`],
  ['operative', String.raw`operative (?:paragraph|para|clause)s?\.?|operative(?= \d)|OPs?\.?(?= ?\d)`],
  ['recommendation', String.raw`recommendations?|recomm?s?\.?|recs?\.?|items?|points?`],
  ['paragraph', String.raw`para(?:graph)?s?\.?|pars?\.`],
]
const anyNoun = nouns.map(([noun, pattern]) => `(?<${noun}>${pattern})`).join('|')
const counted = String.raw`(?=[\dfstent])(?<ordinal>${ordinalPattern}) (?<of>preambular|operative)? ?(?<counted>paragraph|para\.?|clause|recommendation|PP|OP)(?![\p{L}\p{N}])`
const numbered = String.raw`(?: ?(?:nos?\.?|numbers?|#)(?= ?\d))?`
const mark = '[a-z]|[ivx]{2,4}'

const bracketed = String.raw`\. ?\( ?(?<afterDot>${mark}) ?\)|\( ?(?<bracketed>${mark}) ?\)|\( ?(?<open>${mark})(?= ?(?:[,;.)]|$))`
const toPattern = (...alternatives: string[]) => new RegExp(alternatives.join('|'), 'iuy')

/** What a token may be that begins with a letter, a figure, or anything else. */
const patterns = {
  letter: toPattern(
    counted,
    String.raw`(?=[scloprin]\p{L})(?:${anyNoun})(?!\p{L})${numbered}`,
    String.raw`(?<close>${mark})\)`,
    String.raw`(?<separator>and|or)(?!\p{L})|(?<range>to|through)(?!\p{L})`,
    String.raw`(?<bare>${mark})(?![\p{L}\p{N}']|-\p{L}{2})`,
    String.raw`(?<word>\p{L}+(?:['-]\p{L}+)*)`,
  ),
  digit: toPattern(
    counted,
    // Figures that are no locators: 2.3, 1.5.2, 2017, 10/3, 40%, 5km.
    String.raw`(?<word>\d+(?:\.\d+)+|\d{4,}|\d+(?:[/%]|\p{L}{2})[\p{L}\p{N}/]*)`,
    String.raw`(?<number>\d{1,3})`,
  ),
  sign: toPattern(bracketed, String.raw`\.(?<dotted>${mark})(?![\p{L}\p{N}'])`, `(?<paragraph>§§?|¶¶?)${numbered}`),
}

/** Cut a normalized text into tokens, the documents it names already found. Linear in the length of the text. */
export function tokenizeReference(text: string, documents: readonly DocumentSpan[]): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const { start, end, document } of documents) {
    tokenizeBetween(text, at, start, tokens)
    if (document) tokens.push({ kind: 'document', document, spaced: text[start - 1] === ' ' })
    at = end
  }
  tokenizeBetween(text, at, text.length, tokens)
  return tokens
}

function tokenizeBetween(text: string, start: number, end: number, tokens: Token[]): void {
  const piece = text.slice(start, end)
  for (let at = 0; at < piece.length; ) {
    const spaced = piece[at] === ' ' || (at === 0 && text[start - 1] === ' ')
    if (piece[at] === ' ') at++
    const first = piece[at]
    if (first === undefined) return
    const [plain, letter, number] = matchAt(plainToken, piece, at) ?? []
    if (plain !== undefined) {
      if (letter !== undefined) tokens.push({ kind: 'mark', text: letter.toLowerCase(), bracketed: false, spaced })
      else if (number !== undefined) tokens.push({ kind: 'number', text: String(Number(number)), spaced })
      else tokens.push({ ...readSign(first), spaced })
      at += plain.length
      continue
    }
    const match = matchAt(toPatternFor(first), piece, at)
    tokens.push({ ...(match?.groups ? toToken(match.groups) : readSign(first)), spaced })
    at += match?.[0].length ?? 1
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const toPatternFor = (first: string): RegExp =>
  /\p{L}/u.test(first) ? patterns.letter : /\d/.test(first) ? patterns.digit : patterns.sign

/** What can begin nothing longer: most of a long list, so that it need not be tried against every pattern. */
const plainToken = /([a-z])(?=[,;( ]|$)|(\d{1,3})(?=[,;)-]|$)|[^\p{L}\d(.§¶]/iuy

function readSign(text: string): Unplaced<Token> {
  if (text === '-') return { kind: 'range' }
  return { kind: /[,;&]/.test(text) ? 'separator' : 'punctuation', text }
}

type Unplaced<T> = T extends unknown ? Omit<T, 'spaced'> : never

function toToken(groups: Record<string, string | undefined>): Unplaced<Token> {
  const { ordinal, of, counted = '', number, afterDot, bracketed, open, close, dotted, bare } = groups
  if (ordinal !== undefined) return { kind: 'ordinal', noun: toNoun(of ?? counted), number: readOrdinal(ordinal) }
  const noun = nouns.find(([name]) => groups[name] !== undefined)?.[0]
  if (noun) return { kind: 'noun', noun }
  if (number !== undefined) return { kind: 'number', text: String(Number(number)) }
  const inBrackets = afterDot ?? bracketed ?? open ?? close
  if (inBrackets !== undefined) return { kind: 'mark', text: inBrackets.toLowerCase(), bracketed: true }
  const letter = dotted ?? bare
  if (letter !== undefined) return { kind: 'mark', text: letter.toLowerCase(), bracketed: false }
  if (groups.separator !== undefined) return { kind: 'separator', text: groups.separator.toLowerCase() }
  if (groups.range !== undefined) return { kind: 'range' }
  return { kind: 'word', text: groups.word?.toLowerCase() ?? '' }
}

function toNoun(text: string): Noun {
  if (/^(?:preambular|PP)$/i.test(text)) return 'preambular'
  if (/^(?:operative|OP)$/i.test(text)) return 'operative'
  return /^rec/i.test(text) ? 'recommendation' : 'paragraph'
}
