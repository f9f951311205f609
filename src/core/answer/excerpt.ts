import type { Range } from '../protocol.ts'

/** Longest text that is quoted whole, in words. */
const longestWhole = 60
/** An "including …" is left out only where it is at least as long as this, and leaves at least this much, in words. */
const shortestTail = 15

/** Full stops after these do not end a sentence. */
const abbreviation = /(?:\b(?:No|Nos|para|paras|art|arts|vol|sect|cf|i\.e|e\.g|Ibid)|\b[A-Z])\.$/
/** A sentence that opens so cannot be understood without the one before it. */
const pointsBack =
  /^(?:Such|This|These|Those|They|It|In doing so|In (?:addition|particular)|To (?:facilitate|that)|However)\b/
/** A sentence that opens so takes back some of what the one before it says. */
const takesBack = /^(?:However|Nevertheless|Nothing|Notwithstanding|But)\b/
const tail = /, including\b/g
/** Words that must not be left out: they limit what is asked, take it back, or ask something else. */
const limits =
  /\b(?:not|no|never|nor|neither|without|unless|except|only|but|if|provided|subject|accordance|in line|conformity|consistent|appropriate|applicable|necessary|possible|upon request|bearing in mind|taking (?:into account|note)|respect|recognizing|noting|while|as well as|and (?:in|to|by|accordingly)|shall|should|may|(?:invit|request|encourag|urg|call)\w*)\b/i
/** What ends a quotation without being quoted: the mark and the "and" that join a paragraph to the next. */
const joint = /(?:[;,]\s*and(?:\/or)?|[;,])?\s*$/

/**
 * The part of a paragraph that is quoted for a question: the whole of a short one; of a longer one the sentences that
 * hold words of the question, without a long list of examples at the end that holds none of them. Lists are kept whole.
 * @param weigh how much of the question a passage holds; 0 for none of it.
 * @returns spans in order; together they satisfy `isFaithful`.
 */
export function excerpt(text: string, weigh: (passage: string) => number): Range[] {
  const whole: Range = [0, trimJoint(text).length]
  if (countWords(text.slice(...whole)) <= longestWhole) return [whole]
  const sentences = splitSentences(text).map(([start, end]): Range => [start, Math.min(end, whole[1])])
  const chosen = withWhatTheyPointTo(
    text,
    sentences,
    sentences.map((sentence) => weigh(text.slice(...sentence)) > 0),
  )
  const runs: Range[] = []
  for (const [start, end] of sentences.filter((_, i) => chosen[i])) {
    const last = runs.at(-1)
    const isNext = last !== undefined && text.slice(last[1], start).trim() === ''
    if (isNext) runs[runs.length - 1] = [last[0], end]
    else runs.push([start, end])
  }
  const spans = cutTail(text, runs.length > 0 ? runs : [whole], weigh)
  return isFaithful(text, spans) ? spans : [whole]
}

/** A chosen sentence brings the one it points back to, and the one that takes some of it back. */
function withWhatTheyPointTo(text: string, sentences: readonly Range[], chosen: readonly boolean[]): boolean[] {
  const opens = (i: number, how: RegExp) => how.test(text.slice(...(sentences[i] ?? [0, 0])))
  const all = [...chosen]
  for (let i = all.length - 1; i > 0; i--) if (all[i] && opens(i, pointsBack)) all[i - 1] = true
  for (let i = 1; i < all.length; i++) if (all[i - 1] && opens(i, takesBack)) all[i] = true
  return all
}

/** Leave out ", including …" at the end of a long quotation, where nothing hangs on it. */
function cutTail(text: string, spans: Range[], weigh: (passage: string) => number): Range[] {
  const [start, end] = spans.at(-1) ?? [0, 0]
  const quoted = text.slice(start, end)
  if (countWords(spans.map((span) => text.slice(...span)).join(' ')) <= longestWhole) return spans
  for (const { index } of quoted.matchAll(tail)) {
    const rest = quoted.slice(index)
    const isLong = Math.min(countWords(rest), countWords(quoted.slice(0, index))) >= shortestTail
    if (isLong && weigh(rest) === 0 && !limits.test(rest)) return [...spans.slice(0, -1), [start, start + index]]
  }
  return spans
}

/**
 * Whether quoting these spans of a text hides nothing that changes their meaning. Each begins where a sentence begins;
 * each ends where one ends, but for an "including …" that limits nothing. So no negation, condition, verb of asking or
 * addressee can be lost inside a sentence.
 */
export function isFaithful(text: string, spans: readonly Range[]): boolean {
  const sentences = splitSentences(text)
  const starts = new Set(sentences.map(([start]) => start))
  const covers = (sentence: Range) => spans.some(([start, end]) => start <= sentence[0] && sentence[0] < end)
  const isHonest = sentences.every((sentence, i) => {
    const [before, after] = [sentences[i - 1], sentences[i + 1]]
    const words = text.slice(...sentence)
    if (!covers(sentence)) return true
    return (
      (!before || !pointsBack.test(words) || covers(before)) &&
      (!after || !takesBack.test(text.slice(...after)) || covers(after))
    )
  })
  return isHonest && spans.length > 0 && spans.every(([start, end]) => starts.has(start) && isEnd(text, end, sentences))
}

function isEnd(text: string, end: number, sentences: readonly Range[]): boolean {
  const sentence = sentences.find(([start, until]) => start < end && end <= until)
  if (!sentence) return false
  const rest = text.slice(end, sentence[1])
  if (joint.exec(rest)?.[0] === rest) return true
  return /^, including\b/.test(rest) && !limits.test(rest)
}

/** Sentences without the white space between them; the last one with its joint. */
export function splitSentences(text: string): Range[] {
  const sentences: Range[] = []
  let from = 0
  for (const match of text.matchAll(/[.!?](?=\s+[A-Z“(])/g)) {
    const to = match.index + 1
    if (abbreviation.test(text.slice(from, to))) continue
    sentences.push([from, to])
    from = to + (/^\s+/.exec(text.slice(to))?.[0].length ?? 0)
  }
  return [...sentences, [from, text.length]]
}

/** A paragraph without what joins it to the next. */
export const trimJoint = (text: string): string => text.slice(0, text.length - (joint.exec(text)?.[0].length ?? 0))

const countWords = (passage: string): number => passage.trim().split(/\s+/).length

/**
 * The end of a lead-in that is printed over an answer's words: lead-ins inside lead-ins are joined by colons, and the
 * last of them says who is asked where it has a verb that asks.
 */
export function nearestLeadIn(leadIn: string): string {
  const at = leadIn.lastIndexOf(': ')
  const last = leadIn.slice(at + 2)
  return at !== -1 && /\b(?:should|shall|may|encouraged|urged|requests?|invites?|urges?|encourages?)\b/.test(last)
    ? last
    : leadIn
}

/** Whether dots must say that quotes are cut out of a longer text; a final mark alone is not worth dots. */
export function findOmissions(quotes: readonly string[], text: string): { before: boolean; after: boolean } {
  const [first = '', last = ''] = [quotes[0], quotes.at(-1)]
  const [start, end] = [text.indexOf(first), text.lastIndexOf(last) + last.length]
  return { before: /\w/.test(text.slice(0, start)), after: /\w/.test(text.slice(end).replace(joint, '')) }
}
