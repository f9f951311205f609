import { formatDifference, formatEstimate, formatPercent, formatShare } from '../src/core/format-figures.ts'
import type { Estimate, Failure, Quality, RankingFigures } from '../src/core/quality.ts'

/** docs/quality.md: the same figures as data/quality.json, to be read. */
export function renderQuality(quality: Quality): string {
  const { model, questions, categories, whole, engines, legs, models, gain, parts, languages, abstention, answers, cost, failures } = quality
  const { refused, wronglyRefused, stories, outcomes, curve } = abstention
  const best = engines.find(({ name }) => name === gain.to)
  return [
    '# How well it finds',
    '',
    'Written by `npm run eval -- --write`; never edited. The page "How good is it?" shows the same figures.',
    '',
    `Measured with ${model.name} (${model.dimension} dimensions) on ${questions.graded} graded development questions, and abstention on ${questions.answerable} questions that the texts answer and ${questions.unanswerable} that they do not.`,
    '',
    '- **nDCG@10** (Järvelin & Kekäläinen 2002) is 1 when the best ten paragraphs stand first in the best order. **recall@10** is the share of the paragraphs that answer which are among the first ten. **MRR@10** is 1 over the rank of the first of them.',
    '- In brackets: 95 % percentile bootstrap intervals over the questions, 2,000 resamples, fixed seed (Efron & Tibshirani 1993). Differences are paired: each question brings the difference of its two scores. An interval from four questions says little, and one without width is not certainty: it only means that all four scored alike.',
    '- The questions, their grades and the search aids were written with a language model by few hands, and the weights were chosen on these same questions. People will ask harder ones: read the figures as an upper bound, and the differences as what they are.',
    '',
    '## By kind of question',
    '',
    `nDCG@10. The best ready-made engine is ${gain.to}.`,
    '',
    ...table(['questions', 'n', 'whole path', gain.to, 'difference'], [
      ['all', questions.graded, formatEstimate(whole.ndcg), estimateOf(best?.ndcg), formatDifference(gain.overall)],
      ...categories.map(({ name, questions: n }) => [
        name, n, estimateOf(whole.categories[name]), estimateOf(best?.categories[name]), differenceOf(gain.categories[name]),
      ]),
    ]),
    '',
    'The whole path on eight of the development questions put in other languages. What is ranked well may be refused all the same:',
    '',
    ...table(['language', 'n', 'nDCG@10', 'wrongly refused'], languages.map(({ language, questions: n, ndcg, refused }) => [language, n, formatEstimate(ndcg), formatShare(refused)])),
    '',
    '## Beside ready-made engines, and its own legs',
    '',
    'Each engine with its defaults, on the same items in the same run. The legs search the question as it is typed; nothing comes before or after them. The last two are standard ways to fuse the same three legs: a convex combination of min–max scores (Bruch et al. 2023) with our weights, and reciprocal rank fusion (Cormack et al. 2009, k = 60).',
    '',
    ...table(['ranker', 'nDCG@10', 'recall@10', 'MRR@10'], [...engines, ...legs, ...models, whole].map(rowOf)),
    '',
    ...(models.length === 0 ? ['Other models were not measured: they could not be downloaded where this was run (`docs/model.md` says how).', ''] : []),
    '## What each part adds',
    '',
    'nDCG@10 of the whole path minus that of the path without the part, and the kind of question where the loss is greatest. What does not show here may still count elsewhere: few of the questions are misspelt, or follow up on others.',
    '',
    ...table(['without', 'loses', 'most on'], parts.map(({ to, overall, categories: by }) => [to, formatDifference(overall), mostOn(by)])),
    '',
    '## When it refuses',
    '',
    `Of the questions that the texts do not answer, ${formatShare(refused)} are refused; of those that they do, ${formatShare(wronglyRefused)}. The weights of abstention were fitted on the same questions; \`npm run calibrate\` gives figures from cross-validation. Of stories written with hardly a word of the texts, to be hard, it refuses ${formatShare(stories.refused)} of those that nothing answers, and ${formatShare(stories.wronglyRefused)} of those that the texts do answer.`,
    '',
    ...table(['outcome', 'answerable questions', 'answered in part', 'unanswerable questions'], outcomes.map((o) => [o.outcome, o.answerable, o.partly, o.unanswerable])),
    '',
    `Risk–coverage curve (El-Yaniv & Wiener 2010): with the questions sorted by confidence and only the first part of them answered (coverage), the share of the answered ones that should not have been (risk). Area under it ${curve.area.toFixed(3)}; a perfect order would have ${curve.ideal.toFixed(3)}, chance ${curve.chance.toFixed(3)}. The engine answers ${formatPercent(curve.engine.coverage)} at a risk of ${formatPercent(curve.engine.risk)}.`,
    '',
    ...table(['coverage', 'risk'], curve.points.filter((_, i) => i % 2 === 1).map(({ coverage, risk }) => [formatPercent(coverage), formatPercent(risk)])),
    '',
    '## How good its answers are',
    '',
    `\`npm run eval:answers\` on the ${answers.questions} development questions for which the points of a complete answer are known. Point recall: share of the points that a cited paragraph supports; a refused question has none. Citation precision: share of the cited paragraphs graded 2 or 3. Redundancy: share of the claims that support no point but those already made.`,
    '',
    ...table(['answer', 'point recall', 'citation precision', 'redundancy', 'claims', 'citations', 'words', 'answered'], answers.ways.map((way) => [way.name, formatEstimate(way.recall), formatEstimate(way.precision), formatEstimate(way.redundancy), way.claims, way.citations, way.words, formatPercent(way.answered)])),
    '',
    '## What it costs',
    '',
    `Milliseconds on ${cost.machine}, one question at a time; they differ from run to run.`,
    '',
    ...table(['step', 'median', '95th percentile'], cost.times.map(({ name, medianMs, p95Ms }) => [name, medianMs.toFixed(1), p95Ms.toFixed(1)])),
    '',
    ...table(['part', 'bytes', 'with brotli'], cost.files.map(({ name, sizeBytes, brotliBytes }) => [name, sizeBytes.toLocaleString('en'), brotliBytes.toLocaleString('en')])),
    '',
    '## Questions it fails on',
    '',
    'nDCG@10 below 0.5, refused though the texts answer it, or answered though they do not.',
    '',
    ...table(['question', 'kind', 'nDCG@10', 'what went wrong'], failures.map((f) => [showQuestion(f), [f.category, f.language].filter(Boolean).join(', '), f.ndcg?.toFixed(2) ?? '', f.failed.map((why) => failedWords[why]).join(', ')])),
    '',
  ].join('\n')
} // biome-ignore format: a document

const blockStart = '<!-- figures of npm run eval -- --write -->'
const blockEnd = '<!-- end of figures -->'

/**
 * README.md with its short table brought up to date.
 * @throws where the marks around the table are missing.
 */
export function renderReadme(readme: string, quality: Quality): string {
  const start = readme.indexOf(blockStart)
  const end = readme.indexOf(blockEnd)
  if (start < 0 || end < start) throw new Error(`README.md has no ${blockStart} … ${blockEnd}`)
  return `${readme.slice(0, start + blockStart.length)}\n${renderSummary(quality)}\n${readme.slice(end)}`
}

function renderSummary({ questions, engines, legs, models, whole, gain, languages, abstention }: Quality): string {
  const { refused, wronglyRefused } = abstention
  const shown = [...engines.filter(({ name }) => name !== 'document order'), ...legs, ...models, { ...whole, name: '**whole path**' }]
  return [
    `\`npm run eval\` on ${questions.graded} answerable development questions in everyday and expert words, with 95 % intervals:`,
    '',
    ...table(['ranker', 'nDCG@10', 'recall@10', 'MRR@10'], shown.map(rowOf)),
    '',
    `The whole path is ${formatDifference(gain.overall)} above ${gain.to}. In other languages: ${languages.map(({ language, ndcg }) => `${language} ${ndcg.mean.toFixed(2)}`).join(', ')}. Of ${questions.unanswerable} questions that the texts do not answer ${formatShare(refused)} are refused, of ${questions.answerable} that they do ${formatShare(wronglyRefused)}. The weights were chosen on these same questions. By kind of question, what each part adds, the costs and every question it fails on: [docs/quality.md](docs/quality.md).`,
  ].join('\n')
} // biome-ignore format: a document

const failedWords: Record<Failure['failed'][number], string> = {
  ranked: 'its paragraphs stand too low',
  refused: 'refused though the texts answer it',
  answered: 'answered though the texts do not',
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map((c) => String(c).replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)]
} // biome-ignore format: two lines

/** A kind of question that was not asked has no figure. */
const estimateOf = (figure: Estimate | undefined): string => (figure ? formatEstimate(figure) : '–')
const differenceOf = (figure: Estimate | undefined): string => (figure ? formatDifference(figure) : '–')

const rowOf = ({ name, ndcg, recall, reciprocalRank }: RankingFigures): string[] => [
  name,
  formatEstimate(ndcg),
  formatEstimate(recall),
  formatEstimate(reciprocalRank),
]

function mostOn(categories: RankingFigures['categories']): string {
  const [worst] = Object.entries(categories).sort(([, a], [, b]) => b.mean - a.mean)
  return worst && worst[1].mean >= 0.005 ? `${worst[0]} ${formatDifference(worst[1])}` : '–'
}

const showQuestion = ({ question, history }: Failure): string => [...history, question].join(' → ')
