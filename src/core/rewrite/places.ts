import type { Governed, Word } from './words.ts'

/** A text in which the words of a sentence are looked for. */
export interface Reading {
  words: readonly Word[]
  /** Only from its first word on. */
  mustOpen: boolean
}

/** A piece of evidence: with its lead-in; and without, since words that it alone asks for may be repeated as they open. */
export type Source = readonly Reading[]

/** Where a word of a sentence stands. */
export interface Place {
  reading: Reading
  position: number
}

/** Rules that can be left out, to learn which of them a sentence breaks. */
export type Rule = 'negation' | 'strength' | 'addressee'
export const rules: readonly Rule[] = ['negation', 'strength', 'addressee']

/** The last of the places found for the words so far. */
interface Path extends Place {
  /** Number of the source, and words found in it that no other has, counted up to the fewest wanted. */
  turn: number
  count: number
  before: Path | null
}

/** More sources are tried in the order of the citations only. */
const mostPermuted = 4
/** Of its own: fewer would not show that a source says something, since all have words such as “States parties”. */
const fewestWords = 2

/**
 * Places of all words of a sentence, in the order of the sources: in each source alone, or one piece in one source and
 * the next in the next, so that no source is idle; null where there are none.
 */
export function findPlaces(
  words: readonly Word[],
  sources: readonly Source[],
  without: ReadonlySet<Rule> = new Set(),
): Place[] | null {
  const alone = sources.map((source) => findPath(words, [source], without))
  if (alone.every((path) => path !== null)) return alone.flat()
  if (sources.length === 1) return null
  for (const order of sources.length > mostPermuted ? [sources] : permute(sources)) {
    const path = findPath(words, order, without)
    if (path) return path
  }
  return null
}

/** Keeps, word by word, every place the word can have after the places of the words before it. */
function findPath(words: readonly Word[], sources: readonly Source[], without: ReadonlySet<Rule>): Place[] | null {
  const fewest = sources.length === 1 ? 0 : fewestWords
  const terms = sources.map(([whole]) => new Set(whole?.words.map(({ term }) => term)))
  const isFact = words.every(({ near }) => near.force === 0)
  let paths: Path[] = []
  for (const [i, word] of words.entries()) {
    const next = new Map<string, Path>()
    const extend = (turn: number, before: Path | null) => {
      const last = before?.turn === turn ? before : null
      const isOwn = terms.every((known, i) => i === turn || !known.has(word.term))
      const count = Math.min((last?.count ?? 0) + (isOwn ? 1 : 0), fewest)
      for (const [version, reading] of (sources[turn] ?? []).entries()) {
        if (last && last.reading !== reading) continue
        for (const position of placesAfter(reading, last?.position ?? -1, word, isFact, without)) {
          const key = `${turn} ${version} ${position} ${count}`
          if (!next.has(key)) next.set(key, { reading, position, turn, count, before })
        }
      }
    }
    if (i === 0) extend(0, null)
    for (const path of paths) {
      extend(path.turn, path)
      if (path.count >= fewest) extend(path.turn + 1, path)
    }
    paths = [...next.values()]
  }
  const found = paths.find(({ turn, count }) => turn === sources.length - 1 && count >= fewest)
  const places: Place[] = []
  for (let path: Path | null = found ?? null; path; path = path.before) places.unshift(path)
  return found ? places : null
}

function placesAfter(
  { words, mustOpen }: Reading,
  last: number,
  word: Word,
  isFact: boolean,
  without: ReadonlySet<Rule>,
): number[] {
  const end = mustOpen && last === -1 ? 1 : words.length
  const positions: number[] = []
  for (let position = last + 1; position < end; position++) {
    const cited = words[position]
    if (cited?.term !== word.term || !keepsAlternative(word, words.slice(last + 1, position + 1))) continue
    if (!without.has('negation') && !(isDeniedAlike(word.near, cited.near) && isDeniedAlike(word.far, cited.far)))
      continue
    if (!without.has('addressee') && word.isSubject && cited.near.force > 0 && !cited.isSubject) continue
    const isStronger = word.near.force > cited.near.force || word.far.force > cited.far.force
    // Without a verb that asks, a sentence would state as a fact what is asked.
    if (!without.has('strength') && (isStronger || (isFact && cited.near.force > 0))) continue
    positions.push(position)
  }
  return positions
}

const isDeniedAlike = (a: Governed, b: Governed): boolean =>
  a.negations === b.negations && a.oppositions === b.oppositions

/** "Or" may neither come in nor be lost between words that follow each other. */
function keepsAlternative(word: Word, passed: readonly Word[]): boolean {
  if (passed.length === 1) return passed[0]?.isAlternative === word.isAlternative
  return !word.isAlternative || passed.some(({ isAlternative }) => isAlternative)
}

function permute<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]]
  return list.flatMap((first, i) => permute(list.toSpliced(i, 1)).map((rest) => [first, ...rest]))
}
