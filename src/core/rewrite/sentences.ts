import { splitSentences } from '../answer/excerpt.ts'

/** A sentence of a rewritten answer. */
export interface Sentence {
  /** Without its citations. */
  text: string
  /** Numbers of the evidence it cites, in order, each once. */
  citations: readonly number[]
}

const citation = /\[\s*(\d+(?:\s*[,;–-]\s*\d+)*)\s*\]/g
/** A mark that ends a sentence, with the citations after it. */
const citedAfterEnd = /([.!?][”"’)]?)((?:\s*\[[\d\s,;–-]+\])+)/g
const bullet = /^\s*(?:[-*•]|\d+[.)])\s+/

/**
 * The sentences of a text as a model writes it, each with the numbers it cites, before or after its full stop.
 * @param isComplete whether nothing follows; otherwise the last sentence is left out, since its citations may be to come.
 */
export function readSentences(text: string, isComplete: boolean): Sentence[] {
  const lines = text.split('\n')
  const sentences = lines.flatMap((line) => {
    const bare = line.replace(bullet, '').replace(citedAfterEnd, '$2$1 ').trim()
    return bare === '' ? [] : splitSentences(bare).map(([start, end]) => bare.slice(start, end))
  })
  const isLineDone = isComplete || lines.at(-1)?.trim() === ''
  return (isLineDone ? sentences : sentences.slice(0, -1)).map(readSentence).filter(({ text }) => /\w/.test(text))
}

function readSentence(raw: string): Sentence {
  const citations = [...raw.matchAll(citation)].flatMap(([, numbers = '']) => readNumbers(numbers))
  const text = raw
    .replace(citation, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim()
  return { text, citations: [...new Set(citations)] }
}

/** "1, 3" and "1–3" */
function readNumbers(numbers: string): number[] {
  return numbers.split(/[,;]/).flatMap((part) => {
    const [first = 0, last = first] = part.split(/[–-]/).map(Number)
    // Longer ranges cite nothing in particular; both ends are kept, so that each of them is checked.
    return last - first > 9 ? [first, last] : Array.from({ length: Math.max(1, last - first + 1) }, (_, i) => first + i)
  })
}
