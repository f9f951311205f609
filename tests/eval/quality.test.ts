import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readAuthored } from '../../scripts/authored.ts'
import { type Decision, decide, evaluateAbstention, scoreRanker, summarize } from '../../scripts/evaluation.ts'
import { qualityFile, readJson, readText, root } from '../../scripts/files.ts'
import { generatedDir, type OpenIndex, openIndex } from '../../scripts/open-index.ts'
import { hashQuestions } from '../../scripts/quality.ts'
import { renderQuality, renderReadme } from '../../scripts/quality-document.ts'
import { createBaselines, createOwnRankers } from '../../scripts/rankers.ts'
import { createEngine } from '../../src/core/engine.ts'
import { qualitySchema, type RankingFigures } from '../../src/core/quality.ts'

/** A little under what `npm run eval` measures, so that only a real loss fails. */
const floors = {
  ndcg: 0.9,
  recall: 0.9,
  reciprocalRank: 0.96,
  lay: 0.89,
  expert: 0.92,
  situational: 0.82,
  scoped: 0.88,
  followup: 0.82,
  noisy: 0.8,
  lookup: 1,
}

let open: OpenIndex
let decisions: Decision[]
const figures = new Map<string, RankingFigures>()
const { questions, answerable, unanswerable, translated } = readAuthored()

beforeAll(async () => {
  open = await openIndex()
  const { legs, wholePath } = createOwnRankers(open)
  for (const ranker of [...legs, wholePath, ...(await createBaselines(open))])
    figures.set(ranker.name, summarize(await scoreRanker(ranker, questions)))
  decisions = await decide(open, [...questions, ...answerable, ...unanswerable])
})

const figuresOf = (name: string): RankingFigures => figures.get(name) ?? expect.fail(`no ranker ${name}`)

/** Names of the floors a ranker fails. */
function failures({ ndcg, recall, reciprocalRank, categories }: RankingFigures): string[] {
  const measured: Record<string, { mean: number }> = { ndcg, recall, reciprocalRank, ...categories }
  return Object.entries(floors)
    .filter(([name, floor]) => (measured[name]?.mean ?? 0) < floor)
    .map(([name]) => name)
}

describe('on the development questions', () => {
  test('the whole path holds every floor', () => {
    expect(failures(figuresOf('whole path'))).toEqual([])
  })
  test('items in document order fail every floor', () => {
    expect(failures(figuresOf('document order'))).toEqual(Object.keys(floors))
  })
  test('the whole path ranks at least two and a half times as well as the best ready-made engine', () => {
    const best = Math.max(
      ...['Orama full text', 'Orama hybrid', 'MiniSearch', 'lunr'].map((n) => figuresOf(`${n}, defaults`).ndcg.mean),
    )
    expect(figuresOf('whole path').ndcg.mean / best).toBeGreaterThanOrEqual(2.5)
  })
  test('words and meaning together rank better than either alone', () => {
    const hybrid = figuresOf('hybrid, no smoothing').ndcg.mean
    expect(hybrid).toBeGreaterThan(figuresOf('keywords only').ndcg.mean)
    expect(hybrid).toBeGreaterThan(figuresOf('meaning only (items)').ndcg.mean)
    expect(figuresOf('whole path').ndcg.mean).toBeGreaterThan(hybrid)
  })
})

describe('after other questions', () => {
  test('a question that stands on its own is ranked as if it were the first', async () => {
    const engine = createEngine(
      open.index,
      () => open.meaning,
      () => 0,
    )
    const alone = questions.filter(({ category }) => category !== 'followup')
    for (const [i, { question }] of alone.entries()) {
      const history = [alone[(i + 31) % alone.length]?.question ?? '', 'And the judges?']
      const { hits, outcome, resolved } = await engine.ask({ question })
      expect({ question, resolved }).toEqual({ question, resolved: null })
      expect(await engine.ask({ question, history })).toMatchObject({ hits, outcome, resolved })
    }
  })
  test('a paragraph is looked up in the document asked about before', async () => {
    const engine = createEngine(
      open.index,
      () => null,
      () => 0,
    )
    const history = ['What does resolution 10/3 say about supply chains?']
    const reply = await engine.ask({ question: 'and what does it say in paragraph 3?', history })
    expect(reply.outcome).toBe('reference')
    expect(reply.hits[0]?.item.id).toBe('B:X.3')
  })
})

test('questions in French, Spanish, Russian, Arabic and Chinese find their items by meaning', async () => {
  const { wholePath } = createOwnRankers(open)
  expect(summarize(await scoreRanker(wholePath, translated)).ndcg.mean).toBeGreaterThanOrEqual(0.55)
})

describe('abstention', () => {
  test('refuses most of what the texts do not answer and little of what they do', () => {
    const { refused, wronglyRefused, curve } = evaluateAbstention(decisions)
    expect(refused.mean).toBeGreaterThanOrEqual(0.72)
    expect(wronglyRefused.mean).toBeLessThanOrEqual(0.05)
    expect(curve.area).toBeGreaterThanOrEqual(curve.ideal)
    expect(curve.area).toBeLessThan(curve.chance / 2)
  })
  test.each(['What is the capital of Peru?', 'What prison term did a court in Lyon give in 2014?'])(
    'refuses %j',
    async (question) => {
      for (const meaning of [open.meaning, null]) {
        const engine = createEngine(
          open.index,
          () => meaning,
          () => 0,
        )
        expect((await engine.ask({ question })).outcome).toBe('not-covered')
      }
    },
  )
})

test('a girl who was forced to steal: the non-punishment paragraphs of six meetings and two resolutions are cited', async () => {
  const engine = createEngine(
    open.index,
    () => open.meaning,
    () => 0,
  )
  const { answer } = await engine.ask({ question: 'Can a girl who was forced to steal be punished?' })
  const cited = answer.claims.flatMap((c) => c.citations)
  expect(cited).toEqual(expect.arrayContaining(['A:I.11.b', 'A:V.35', 'A:VII.2.b', 'A:XII.1']))
})

describe('the figures on record', () => {
  const recorded = readJson(qualityFile, qualitySchema)
  const stale = 'data/quality.json is out of date: run npm run build && npm run eval -- --write && npm run build'

  test('are those of this index, this engine and these questions', () => {
    const { name, sha256 } = open.manifest.model
    expect(recorded.model, stale).toMatchObject({ name, sha256 })
    expect(recorded.questions.sha256, stale).toBe(hashQuestions())
    // Sums on another processor may round differently and swap two neighbours, no more.
    const near = (a: number, b: number) => Math.abs(a - b) <= 0.005
    for (const row of [recorded.whole, ...recorded.legs, ...recorded.engines])
      for (const figure of ['ndcg', 'recall', 'reciprocalRank'] as const)
        expect(near(row[figure].mean, figuresOf(row.name)[figure].mean), `${stale} (${row.name}, ${figure})`).toBe(true)
    const { refused, wronglyRefused, curve } = evaluateAbstention(decisions)
    expect(near(recorded.abstention.refused.mean, refused.mean), `${stale} (refused)`).toBe(true)
    expect(near(recorded.abstention.wronglyRefused.mean, wronglyRefused.mean), `${stale} (refused)`).toBe(true)
    expect(near(recorded.abstention.curve.area, curve.area), `${stale} (risk and coverage)`).toBe(true)
  })
  test('are those that docs/quality.md and README.md print', () => {
    const stale = (file: string) => `${file} is out of date: run npm run eval -- --write`
    const printed = readText(join(root, 'docs', 'quality.md'))
    expect(printed === renderQuality(recorded), stale('docs/quality.md')).toBe(true)
    const readme = readText(join(root, 'README.md'))
    expect(readme === renderReadme(readme, recorded), stale('README.md')).toBe(true)
  })
  test('are those of the built page', () => {
    const asset = open.manifest.files.find(({ role }) => role === 'quality') ?? expect.fail('the index has no figures')
    const built = readJson(join(generatedDir, asset.path), qualitySchema)
    expect(built, 'the built page shows other figures: run npm run build').toEqual(recorded)
  })
})
