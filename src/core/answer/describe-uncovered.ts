/** What an answer leaves open, in one sentence: the items found do not speak of “Peru” or “2027”. */
export function describeUncovered(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`)
  return `The items found do not speak of ${new Intl.ListFormat('en', { type: 'disjunction' }).format(quoted)}.`
}

/** Said over the answer and in every copy of it. */
export const describePart = (words: readonly string[]): string =>
  `These texts answer a part of this. ${describeUncovered(words)}`
