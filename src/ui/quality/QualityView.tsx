import { formatPercent } from '../../core/format-figures.ts'
import type { Estimate, Quality } from '../../core/quality.ts'
import { countOf } from '../item-format.ts'
import type { Page } from '../models/page.ts'
import { CostTables } from './CostTables.tsx'
import { FailureLists } from './FailureLists.tsx'
import { GainTable } from './GainTable.tsx'
import { answerLabels, categoryLabels, labelEngine, languageLabels } from './labels.ts'
import styles from './QualityView.module.css'
import { RiskCoverageFigure } from './RiskCoverageFigure.tsx'
import { ScoreTable } from './ScoreTable.tsx'

interface Props {
  page: Page
  quality: Quality
}

/** How well the search finds, what it costs and where it fails, as `npm run eval` measured it. */
export function QualityView({ page, quality }: Props) {
  const {
    model,
    questions,
    categories,
    whole,
    engines,
    models,
    gain,
    parts,
    languages,
    abstention,
    answers,
    cost,
    failures,
  } = quality
  const best = engines.find(({ name }) => name === gain.to)
  const used = page.engine.value.index?.model
  return (
    <div class={styles.quality}>
      <h2 tabIndex={-1}>How good is it?</h2>
      <p class={styles.lead}>
        {countOf(questions.graded, 'question')} whose answers are known were put to Adduce. It scored{' '}
        {whole.ndcg.mean.toFixed(2)} out of 1; the best of the ready-made search engines, {labelEngine(gain.to)}, scored{' '}
        {best?.ndcg.mean.toFixed(2)} on the same texts. What it gets wrong is listed <a href="#failures">at the end</a>.
      </p>
      {used !== undefined && used !== model.name && (
        <p role="note" class={styles.notice}>
          This page searches with the model {used}. The figures were measured with {model.name} and do not hold for it.
        </p>
      )}
      <section aria-labelledby="kinds">
        <h3 id="kinds">By kind of question</h3>
        <p>
          The score is 1 when the ten paragraphs that answer best come first, in the best order, and 0 when none of them
          is among the first ten. The thin line through a bar’s end is the range in which the average over many such
          questions would very probably lie; the mark on it is {labelEngine(gain.to)}.
        </p>
        <ScoreTable
          caption="Score by kind of question (nDCG at 10)"
          other={labelEngine(gain.to)}
          rows={[
            { label: 'All', count: questions.graded, score: whole.ndcg, ...toOther(best?.ndcg) },
            ...categories.map(({ name, questions: count }) => ({
              label: categoryLabels[name],
              count,
              score: whole.categories[name],
              ...toOther(best?.categories[name]),
            })),
          ]}
        />
      </section>
      <section aria-labelledby="engines">
        <h3 id="engines">Beside ready-made engines</h3>
        <p>The same texts and the same questions, each engine as it comes.</p>
        <ScoreTable
          caption="Score of each engine (nDCG at 10)"
          rows={[whole, ...models, ...engines.toSorted((a, b) => b.ndcg.mean - a.ndcg.mean)].map(({ name, ndcg }) => ({
            label: labelEngine(name),
            score: ndcg,
          }))}
        />
      </section>
      <section aria-labelledby="parts">
        <h3 id="parts">What each part adds</h3>
        <p>
          What the score loses when one part is left out and all else stays. Where the range reaches zero, these
          questions do not show that the part helps.
        </p>
        <GainTable caption="Loss without each part (nDCG at 10)" parts={parts} />
      </section>
      <section aria-labelledby="answers">
        <h3 id="answers">How good the answers are</h3>
        <p>
          For {countOf(answers.questions, 'question')} the points of a complete answer were written down. The first
          score is the share of them that the answer cites a paragraph for; beside it, the share of the cited paragraphs
          that answer the question at least in substantial part.
        </p>
        <ScoreTable
          caption="Share of the points made, and of the citations that hold"
          other="citations"
          rows={answers.ways.toReversed().map(({ name, recall, precision }) => ({
            label: answerLabels[name] ?? name,
            score: recall,
            other: precision.mean.toFixed(2),
          }))}
        />
      </section>
      <section aria-labelledby="languages">
        <h3 id="languages">In other languages</h3>
        <p>
          Eight of the questions, translated. The texts stay English. A translated question that finds its paragraphs is
          often refused all the same.
        </p>
        <ScoreTable
          caption="Score by language (nDCG at 10), and share wrongly refused"
          other="refused"
          rows={languages.map(({ language, questions: count, ndcg, refused }) => ({
            label: languageLabels[language] ?? language,
            count,
            score: ndcg,
            other: `${Math.round(refused.mean * count)} of ${count}`,
          }))}
        />
      </section>
      <section aria-labelledby="refusals">
        <h3 id="refusals">When it does not answer</h3>
        <p>
          Of {questions.unanswerable} questions that the texts do not answer, {formatPercent(abstention.refused.mean)}{' '}
          were refused. Of {questions.answerable} that they do answer, {formatPercent(abstention.wronglyRefused.mean)}{' '}
          were refused wrongly. So an answer on the page is not yet proof that the texts answer the question: read the
          paragraphs it cites.
        </p>
        <RiskCoverageFigure curve={abstention.curve} />
      </section>
      <section aria-labelledby="cost">
        <h3 id="cost">What it costs</h3>
        <CostTables cost={cost} />
      </section>
      <section aria-labelledby="method">
        <h3 id="method">How it was measured, and its limits</h3>
        <p>
          Each question came with the paragraphs that answer it, graded from one to three. The search was run exactly as
          on this page, and its first ten paragraphs were compared with the grades. The ranges come from drawing the
          questions again and again at random (bootstrap, 95 %).
        </p>
        <p>
          The questions were written by few hands with the help of a language model, and the same questions were used to
          choose the weights of the search and the line at which it refuses. People will ask in ways nobody thought of,
          so expect less than this. Some kinds have only four questions; their figures say little.
        </p>
      </section>
      <section aria-labelledby="failures">
        <h3 id="failures">Where it fails</h3>
        <FailureLists page={page} failures={failures} />
      </section>
    </div>
  )
}

/** Beside a score of ours: printed, and marked on its bar. */
const toOther = (score: Estimate | undefined) => ({ other: score?.mean.toFixed(2), mark: score?.mean })
