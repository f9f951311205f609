import { beforeAll, describe, expect, test } from 'vitest'
import { readAuthored } from '../../scripts/authored.ts'
import { evaluateAbstention, evaluateRanker, type Figures } from '../../scripts/evaluation.ts'
import { type OpenIndex, openIndex } from '../../scripts/open-index.ts'
import { createBaselines, createOwnRankers } from '../../scripts/rankers.ts'
import { createEngine } from '../../src/core/engine.ts'

/** A little under what `npm run eval` measures, so that only a real loss fails. */
const floors = {
  ndcg: 0.84,
  recall: 0.83,
  reciprocalRank: 0.93,
  lay: 0.81,
  expert: 0.89,
  scoped: 0.85,
  followup: 0.8,
  lookup: 1,
}

let open: OpenIndex
const figures = new Map<string, Figures>()
const { questions, answerable, unanswerable, translated } = readAuthored()

beforeAll(async () => {
  open = await openIndex()
  const { legs, wholePath } = createOwnRankers(open)
  for (const ranker of [...legs, wholePath, ...(await createBaselines(open))])
    figures.set(ranker.name, await evaluateRanker(ranker, questions))
})

const figuresOf = (name: string): Figures => figures.get(name) ?? expect.fail(`no ranker ${name}`)

/** Names of the floors a ranker fails. */
function failures({ ndcg, recall, reciprocalRank, categories }: Figures): string[] {
  const measured: Record<string, number> = { ndcg, recall, reciprocalRank, ...categories }
  return Object.entries(floors)
    .filter(([name, floor]) => (measured[name] ?? 0) < floor)
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
      ...['Orama full text', 'Orama hybrid', 'MiniSearch', 'lunr'].map((n) => figuresOf(`${n}, defaults`).ndcg),
    )
    expect(figuresOf('whole path').ndcg / best).toBeGreaterThanOrEqual(2.5)
  })
  test('words and meaning together rank better than either alone', () => {
    const hybrid = figuresOf('hybrid, no smoothing').ndcg
    expect(hybrid).toBeGreaterThan(figuresOf('keywords only').ndcg)
    expect(hybrid).toBeGreaterThan(figuresOf('meaning only (items)').ndcg)
    expect(figuresOf('whole path').ndcg).toBeGreaterThan(hybrid)
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
  expect((await evaluateRanker(wholePath, translated)).ndcg).toBeGreaterThanOrEqual(0.55)
})

describe('abstention', () => {
  test('refuses most of what the texts do not answer and little of what they do', async () => {
    const engine = createEngine(
      open.index,
      () => open.meaning,
      () => 0,
    )
    const { refused, wronglyRefused } = await evaluateAbstention(engine, [...questions, ...answerable, ...unanswerable])
    expect(refused).toBeGreaterThanOrEqual(0.72)
    expect(wronglyRefused).toBeLessThanOrEqual(0.05)
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
