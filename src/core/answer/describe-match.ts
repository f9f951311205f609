import type { Explanation } from '../protocol.ts'

/** One reason why an item was found, ready to be shown as it is. */
export interface Reason {
  label: string
  text: string
}

/** The reasons of a hit in plain words, strongest kind of evidence first; only what holds. */
export function describeMatch({
  place,
  words,
  closest,
  topics,
  scopes,
  tasks,
  same,
  close,
  shares,
  problem,
}: Explanation): Reason[] {
  const reasons: (Reason | false)[] = [
    place !== 'ranked' && { label: 'Address', text: places[place] },
    words.official.length > 0 && { label: 'In the official text', text: list(words.official) },
    words.aids.length > 0 && { label: 'In search aids only, which are not official text', text: list(words.aids) },
    words.missing.length > 0 && { label: 'Nowhere in it', text: list(words.missing) },
    closest !== null && {
      label: `Closest everyday question by ${closest.by}, a search aid`,
      text: `“${closest.question}”`,
    },
    topics.length > 0 && { label: 'Topics of the thematic indexes', text: topics.join('; ') },
    scopes.length > 0 && { label: 'Where the question looks', text: scopes.join('; ') },
    tasks !== null && { label: 'Comes first', text: tasks },
    same.length > 0 && { label: 'Says the same as a leading hit', text: same.join('; ') },
    close.length > 0 && { label: 'Belongs with a leading hit', text: close.join('; ') },
    shares !== null && { label: 'Score above the average paragraph', text: describeShares(shares) },
    problem !== null && { label: 'Left out', text: problem },
  ]
  return reasons.filter((reason) => reason !== false)
}

const places: Record<Exclude<Explanation['place'], 'ranked'>, string> = {
  addressed: 'It stands at the address that was asked for.',
  'lead-in': 'It is a lead-in of what stands at the address that was asked for.',
  related: 'It says the same as, or belongs with, what stands at the address that was asked for.',
}

function describeShares({ words, meaning, aids, relations, near, needs }: NonNullable<Explanation['shares']>): string {
  const parts: [string, number | null][] = [
    ['words of text and search aids', words],
    ['meaning of the text', meaning],
    ['meaning of search aids', aids],
    ['relations to leading hits', relations],
    ['nearness to leading hits', near],
    ['answers to similar needs, as judged beforehand', needs],
  ]
  return parts.flatMap(([name, points]) => (points === null ? [] : [`${name} ${signed(points)}`])).join(', ')
}

function signed(points: number): string {
  const rounded = points.toFixed(2)
  if (Number(rounded) === 0) return '0'
  return points > 0 ? `+${rounded}` : rounded.replace('-', '−')
}

const list = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ')
