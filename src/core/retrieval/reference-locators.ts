import type { Token } from './reference-tokens.ts'

export interface Locators {
  /** ["12", "h"], ["PP", "3"], ["l"]: ranges expanded, in the order written. */
  paths: string[][]
  /** One has a letter in brackets: "13 (h)", "(l)". */
  bracketed: boolean
  /** The token after the last that was read, or found to make no sense. */
  end: number
}

/** Words that may follow a bare letter without making it an English word: "2 a of section VII". */
const afterMark = /^(?:of|in|from|at|under|does|do|is|says?|on)$/

/**
 * Read the locators that start at a token: "12.h", "13 (i)", "46 (j) (iii)", "7 (a)-(c) and (g)", "5-7; 9". Reading
 * stops at the first token that continues none. No paths when there are none, or when a range runs backwards.
 * @param lenient the text is nothing but an address, so a bare letter after a space is a mark and not a word
 */
export function readLocators(tokens: readonly Token[], from: number, preamble: boolean, lenient: boolean): Locators {
  const paths: string[][] = []
  let isPreamble = preamble
  let bracketed = false
  let join: 'new' | 'append' | 'list' | 'range' = 'new'
  let end = from
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const last = paths.at(-1)
    if (token.kind === 'number' && join !== 'append') {
      const path = isPreamble ? ['PP', token.text] : [token.text]
      const next = tokens[i + 1]
      const sameParagraph = join === 'range' && last?.[0] === token.text && last.length > 1 && next?.kind === 'mark'
      if (join !== 'range') paths.push(path)
      // "13 (a)-13 (c)" repeats the paragraph; the mark that follows ends the range.
      else if (sameParagraph) continue
      else if (!addRange(paths, path)) return { paths: [], bracketed: false, end: i + 1 }
    } else if (token.kind === 'mark' && isMarkAt(tokens, i, join, last, lenient)) {
      bracketed ||= token.bracketed
      if (!last) paths.push([token.text])
      else if (join === 'append') last.push(token.text)
      // "13, (h)" is one place, whatever stands between.
      else if (join === 'list' && last.length === 1 && isNumber(last[0])) last.push(token.text)
      else if (join === 'list') paths.push([...last.slice(0, siblingLevel(last, token.text)), token.text])
      else if (!addRange(paths, [...last.slice(0, -1), token.text])) return { paths: [], bracketed: false, end: i + 1 }
    } else if (token.kind === 'noun' && last && (token.noun === 'subparagraph' || join === 'range')) {
      if ((token.noun === 'preambular') !== isPreamble) return { paths: [], bracketed: false, end: i + 1 }
      continue
    } else if ((token.kind === 'separator' || token.kind === 'range') && last && join !== 'range') {
      if (join === 'list' && token.kind === 'range') break
      if (token.kind === 'separator' && token.text === ';') isPreamble = false
      join = token.kind === 'range' ? 'range' : 'list'
      continue
    } else break
    join = 'append'
    end = i + 1
  }
  return { paths, bracketed, end }
}

/** A letter or a small roman numeral, and no word: bare ones stand close to the number, or before the end of the phrase. */
function isMarkAt(
  tokens: readonly Token[],
  i: number,
  join: string,
  last: readonly string[] | undefined,
  lenient: boolean,
): boolean {
  const token = tokens[i]
  if (token?.kind !== 'mark') return false
  if (last?.[0] === 'PP') return false
  if (token.bracketed) return true
  if (!last) return lenient || !token.spaced
  if (join === 'append' && !token.spaced) return true
  if (lenient) return true
  const next = tokens[i + 1]
  if (join === 'list' && isNumber(last.at(-1))) return false
  return next?.kind !== 'word' || afterMark.test(next.text)
}

const isNumber = (mark: string | undefined): boolean => mark !== undefined && /^\d+$/.test(mark)

/** Below a letter stand roman numerals; below a number, and at the top of a decision, letters. */
const isRomanLevel = (path: readonly string[], level: number): boolean => level > 0 && !isNumber(path[level - 1])

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']
const letters = [...'abcdefghijklmnopqrstuvwxyz']

/** Where a listed mark belongs in the path before it: a roman numeral beside a roman numeral, a letter beside a letter. */
function siblingLevel(path: readonly string[], mark: string): number {
  const level = path.length - 1
  if (isRomanLevel(path, level) && !romans.includes(mark)) return level - 1
  return level
}

/** Add what lies after the last path up to and with `to`; false when the two do not make a range. */
function addRange(paths: string[][], to: readonly string[]): boolean {
  const from = paths.at(-1) ?? []
  const level = from.length - 1
  if (to.length !== from.length || to.slice(0, -1).join() !== from.slice(0, -1).join()) return false
  const [start = '', end = ''] = [from[level], to[level]]
  if (isNumber(start) !== isNumber(end)) return false
  const order = isRomanLevel(from, level) && romans.includes(start) ? romans : letters
  const marks = isNumber(start)
    ? Array.from(
        { length: Math.min(Math.max(0, Number(end) - Number(start)), 99) },
        (_, n) => `${Number(start) + n + 1}`,
      )
    : order.slice(order.indexOf(start) + 1, order.indexOf(end) + 1)
  paths.push(...marks.map((mark) => [...from.slice(0, -1), mark]))
  return marks.length > 0
}
