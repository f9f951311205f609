/** A passage of an item that can be quoted on its own: half-open range of UTF-16 units. */
export interface Clause {
  start: number
  end: number
}

/** Longest clause that is quoted whole, in words; longer items are cut at sentences and semicolons. */
const longestWhole = 60

/** Full stops after these do not end a sentence. */
const abbreviation = /(?:\b(?:No|Nos|para|paras|art|arts|vol|sect|cf|i\.e|e\.g|Ibid)|\b[A-Z])\.$/

/**
 * Cut a text into clauses: the whole of a short one, otherwise its sentences, and a long sentence at its semicolons.
 * White space between clauses belongs to none of them, nor does the semicolon, comma or "and" that ends one.
 */
export function splitClauses(text: string): Clause[] {
  const whole = trimEnd(text, { start: 0, end: text.length })
  if (countWords(text, whole) <= longestWhole) return [whole]
  return splitAt(text, whole, /[.!?](?=\s+[A-Z“(])/g).flatMap((sentence) =>
    countWords(text, sentence) <= longestWhole ? [sentence] : splitAt(text, sentence, /;(?=\s)/g),
  )
}

function splitAt(text: string, { start, end }: Clause, boundary: RegExp): Clause[] {
  const clauses: Clause[] = []
  let from = start
  for (const match of text.slice(start, end).matchAll(boundary)) {
    const to = start + match.index + 1
    if (abbreviation.test(text.slice(from, to))) continue
    clauses.push({ start: from, end: to })
    from = to
  }
  clauses.push({ start: from, end })
  return clauses.map((clause) => trimEnd(text, trimStart(text, clause)))
}

function trimStart(text: string, { start, end }: Clause): Clause {
  const space = /^\s*(?:and\s+)?/.exec(text.slice(start, end))?.[0].length ?? 0
  return { start: start + space, end }
}

function trimEnd(text: string, { start, end }: Clause): Clause {
  const tail = /(?:[;,]\s*and|[;,])?\s*$/.exec(text.slice(start, end))?.[0].length ?? 0
  return { start, end: end - tail }
}

const countWords = (text: string, { start, end }: Clause): number => text.slice(start, end).split(/\s+/).length
