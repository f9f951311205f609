import { meanDirection } from '../index/vectors.ts'
import type { Vocabulary } from '../index/vocabulary.ts'

/**
 * Vector of a question: the middle of how it is put and how it reads with its plurals as the more usual singulars. A small
 * model has seen "shelter" often and "shelters" seldom, and knows the two as different words.
 */
export async function embedQuestion(
  question: string,
  vocabulary: Vocabulary,
  embed: (text: string) => Promise<Float32Array>,
): Promise<Float32Array> {
  const singular = toUsualSingulars(question, vocabulary)
  const vector = await embed(question)
  return singular === question ? vector : meanDirection([vector, await embed(singular)])
}

/** Vector of a question made of parts, each by its weight. */
export async function embedParts(
  parts: readonly { text: string; weight: number }[],
  vocabulary: Vocabulary,
  embed: (text: string) => Promise<Float32Array>,
): Promise<Float32Array> {
  const vectors: Float32Array[] = []
  for (const { text } of parts) vectors.push(await embedQuestion(text, vocabulary, embed))
  return meanDirection(
    vectors,
    parts.map(({ weight }) => weight),
  )
}

/** "shelters for victims" → "shelter for victims", where "shelter" is the more frequent word and "victims" is. */
export function toUsualSingulars(text: string, vocabulary: Vocabulary): string {
  return text.replace(/[a-z]{4,}/gi, (word) => {
    const lower = word.toLowerCase()
    const singulars = [lower.replace(/ies$/, 'y'), lower.replace(/es$/, ''), lower.replace(/s$/, '')]
    const count = vocabulary.get(lower) ?? 0
    return singulars.find((singular) => singular !== lower && (vocabulary.get(singular) ?? 0) > count) ?? word
  })
}
