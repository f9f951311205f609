import { stemmer } from 'stemmer'
import { toCommonSpelling } from './common-spelling.ts'

/** A word of a text after normalisation, with where it stood, so that matches can be marked. */
export interface Token {
  /** Stemmed, lower case. */
  term: string
  /** Half-open range of UTF-16 units in the text as given. */
  start: number
  end: number
}

/** Function words that carry no meaning of their own. "not", "no", "non" and "without" do and are kept. */
const stopWords = new Set(
  `a about above after again all also am an and any anybody anyone are aren as at be because been before being below
  between both but by can could did do does doing don down during each else ever few for from further get gets getting
  go goes going got had has have having he her here hers herself him himself his how i if in into is isn it its itself
  just ll like me more most my myself of off on once one only or other our ours ourselves out over own re s same she
  should so some somebody someone something such t than that the their theirs them themselves then there these they
  thing things this those through to too under until up ve very was we were what when where which while who whom whose
  why will with would you your yours yourself yourselves`.split(/\s+/),
)

const words = /[\p{L}\p{N}]+(?:['’‘ʼ-][\p{L}\p{N}]+)*/gu

/**
 * Words of a text as search terms: NFKC, lower case, possessives and accents dropped, compounds both split and joined
 * ("non-punishment" gives "non", "punish", "nonpunish"), British and American spellings as one, Porter stems, stop words
 * left out.
 */
export function tokenizeWithRanges(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(words)) {
    const start = match.index
    const end = start + match[0].length
    const parts = normalize(match[0]).split(/['-]/).filter(Boolean)
    if (parts.length > 1 && parts.at(-1) === 's') parts.pop()
    for (const part of parts) if (!stopWords.has(part)) tokens.push({ term: stem(part), start, end })
    if (parts.length > 1) tokens.push({ term: stem(parts.join('')), start, end })
  }
  return tokens
}

/** The search terms of a text, in order, repeats included. */
export function tokenize(text: string): string[] {
  return tokenizeWithRanges(text).map((t) => t.term)
}

/** Stems already computed: the corpus has some ten thousand words, and every question marks the same items again. */
const stems = new Map<string, string>()
const mostStems = 50_000

function stem(word: string): string {
  let stemmed = stems.get(word)
  if (stemmed === undefined) {
    stemmed = stemmer(toCommonSpelling(word))
    if (stems.size < mostStems) stems.set(word, stemmed)
  }
  return stemmed
}

const plain = /^[a-z'-]+$/i

function normalize(word: string): string {
  if (plain.test(word)) return word.toLowerCase()
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘ʼ]/g, "'")
    .toLowerCase()
}
