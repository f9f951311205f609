/** `npm run calibrate`: fit the weights of abstention on data/evaluation; the result is copied into src/core/retrieval/abstain.ts. */
import type { Fit } from '../src/core/retrieval/abstain.ts'
import { readAuthored } from './authored.ts'
import { run } from './files.ts'
import { mean } from './metrics.ts'
import { openIndex } from './open-index.ts'
import { fitQuestion } from './question-fit.ts'

interface Example {
  fit: Fit
  answerable: boolean
}

type Feature = Exclude<keyof Fit, 'known' | 'officialCoverage'>

await run(async () => {
  const open = await openIndex()
  const { questions, answerable, unanswerable, stories } = readAuthored()
  const examples: Example[] = []
  for (const question of [...questions, ...answerable, ...unanswerable, ...stories]) {
    // An address is resolved before anything is searched.
    if (question.category === 'lookup') continue
    const fit = await fitQuestion(open, question)
    examples.push({ fit, answerable: question.category !== 'unanswerable' })
  }
  console.log(
    `${examples.filter((e) => e.answerable).length} answerable, ${examples.filter((e) => !e.answerable).length} unanswerable questions`,
  )
  report('with meaning', examples, ['coverage', 'unknownNames', 'need', 'margin', 'length', 'detail'])
  report('keywords only', examples, ['coverage', 'words', 'unknownNames', 'length', 'detail'])
})

/** Weights on all examples, and what they would decide in five-fold cross-validation. */
function report(name: string, examples: readonly Example[], features: readonly Feature[]): void {
  const weights = fitLogistic(examples, features)
  console.log(
    `\n${name}: ${JSON.stringify(Object.fromEntries(['bias', ...features].map((f, i) => [f, Number(weights[i]?.toFixed(2))])))}`,
  )
  const held: { probability: number; answerable: boolean }[] = []
  for (let fold = 0; fold < 5; fold++) {
    const trained = fitLogistic(
      examples.filter((_, i) => i % 5 !== fold),
      features,
    )
    for (const example of examples.filter((_, i) => i % 5 === fold))
      held.push({ probability: predict(trained, rowOf(example, features)), answerable: example.answerable })
  }
  const refusedBelow = (threshold: number, answerable: boolean) =>
    mean(held.filter((h) => h.answerable === answerable).map((h) => Number(h.probability < threshold)))
  for (const threshold of [0.3, 0.35, 0.4, 0.45, 0.5, 0.55])
    console.log(
      `  threshold ${threshold.toFixed(2)}: refuses ${(100 * refusedBelow(threshold, false)).toFixed(0)} % of the unanswerable, ${(100 * refusedBelow(threshold, true)).toFixed(0)} % of the answerable (held out)`,
    )
}

/** Logistic regression by gradient descent on standardised features with a small ridge; bias first. */
function fitLogistic(examples: readonly Example[], features: readonly Feature[]): number[] {
  const rows = examples.map((e) => rowOf(e, features))
  const centre = features.map((_, f) => mean(rows.map((r) => r[f] ?? 0)))
  const spread = features.map((_, f) => Math.sqrt(mean(rows.map((r) => ((r[f] ?? 0) - (centre[f] ?? 0)) ** 2))) || 1)
  const scaled = rows.map((r) => r.map((x, f) => (x - (centre[f] ?? 0)) / (spread[f] ?? 1)))
  const weights = new Array<number>(features.length + 1).fill(0)
  for (let step = 0; step < 4000; step++) {
    const gradient = weights.map((w, f) => (f === 0 ? 0 : 0.01 * w))
    for (const [i, row] of scaled.entries()) {
      const error = (predict(weights, row) - Number(examples[i]?.answerable)) / scaled.length
      for (const f of weights.keys()) gradient[f] = (gradient[f] ?? 0) + error * (f === 0 ? 1 : (row[f - 1] ?? 0))
    }
    for (const f of weights.keys()) weights[f] = (weights[f] ?? 0) - 0.5 * (gradient[f] ?? 0)
  }
  const raw = features.map((_, f) => (weights[f + 1] ?? 0) / (spread[f] ?? 1))
  return [(weights[0] ?? 0) - raw.reduce((sum, w, f) => sum + w * (centre[f] ?? 0), 0), ...raw]
}

function predict(weights: readonly number[], row: readonly number[]): number {
  const z = row.reduce((sum, x, f) => sum + x * (weights[f + 1] ?? 0), weights[0] ?? 0)
  return 1 / (1 + Math.exp(-z))
}

function rowOf({ fit }: Example, features: readonly Feature[]): number[] {
  return features.map((feature) => fit[feature] ?? 0)
}
