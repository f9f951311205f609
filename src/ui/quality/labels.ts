import type { Question } from '../../core/corpus/authored.ts'
import type { Failure } from '../../core/quality.ts'

/** The words of the page for what the figures hold as names. */

export const categoryLabels: Record<Question['category'], string> = {
  lay: 'Everyday words',
  expert: 'Expert words',
  situational: 'Situations',
  keyword: 'Keywords',
  scoped: 'One meeting or year',
  followup: 'Follow-ups',
  lookup: 'References',
  noisy: 'Careless writing',
  partly: 'In the texts in part',
  unanswerable: 'Not in the texts',
}

/** Ways to make an answer, by the name they have on the command line. */
export const answerLabels: Readonly<Record<string, string>> = {
  'composed answer': 'Adduce',
  'five best paragraphs, pasted': 'Five best, pasted',
  'first sentence of each of the five best': 'Five first sentences',
  'as many of the best as the answer cites': 'As many as cited, pasted',
}

/** What is left out of the path, by the name it has on the command line. */
const partLabels: Readonly<Record<string, string>> = {
  keywords: 'Search by words',
  'meaning of the paragraphs': 'Meaning of the paragraphs',
  'meaning of the search aids': 'Meaning of the search aids',
  'search aids (words and meaning)': 'Search aids, words and meaning',
  'information needs': 'Judged information needs',
  model: 'The language model',
  'smoothing by relations': 'Pull of paragraphs known to be related',
  'smoothing by nearness': 'Pull of paragraphs of like meaning',
  smoothing: 'Both pulls',
  'spelling and abbreviations': 'Correction of spelling, abbreviations',
  abbreviations: 'Abbreviations',
  scopes: 'Meetings and years named',
  'reference parser': 'Reading of references',
  'singulars of the question': 'Plurals read as singulars',
  'earlier questions': 'Earlier questions',
  'reading of follow-ups': 'Reading of follow-ups',
}

/** A part that has no words of the page yet goes by its own name. */
export const labelPart = (name: string): string => partLabels[name] ?? name

export const languageLabels: Readonly<Record<string, string>> = {
  fr: 'French',
  es: 'Spanish',
  ru: 'Russian',
  ar: 'Arabic',
  zh: 'Chinese',
}

export const failureLabels: Record<Failure['failed'][number], string> = {
  answered: 'Answered, though the texts do not answer it',
  refused: 'Refused, though the texts answer it',
  ranked: 'Its paragraphs stand too low',
}

/** "MiniSearch, defaults" → "MiniSearch"; the whole path is what the page runs. */
export function labelEngine(name: string): string {
  if (name === 'whole path') return 'Adduce'
  const label = name.replace(/, defaults$/, '')
  return label === 'document order' ? 'No search, document order' : label
}
