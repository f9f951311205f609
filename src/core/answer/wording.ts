import type { Range } from '../protocol.ts'

/**
 * The words of a wording that are new against an earlier one: what a longest common subsequence of their words leaves
 * over (Hunt & McIlroy 1976), capitals and punctuation aside. Words that stand together are one range.
 */
export function findNewWords(earlier: string, later: string): Range[] {
  const [before, after] = [splitWords(earlier), splitWords(later)]
  const width = after.length + 1
  const lengths = new Uint16Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        before[i]?.word === after[j]?.word
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
  const added: Range[] = []
  let isRun = false
  for (let i = 0, j = 0; j < after.length; ) {
    const next = after[j] ?? { start: 0, end: 0 }
    if (before[i]?.word === after[j]?.word) {
      i++
      j++
      isRun = false
    } else if (i < before.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++
    else {
      const last = added.at(-1)
      if (isRun && last) added[added.length - 1] = [last[0], next.end]
      else added.push([next.start, next.end])
      isRun = true
      j++
    }
  }
  return added
}

export function splitWords(text: string): { word: string; start: number; end: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}](?:[^\s]*[\p{L}\p{N}])?/gu)].map((match) => ({
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }))
}
