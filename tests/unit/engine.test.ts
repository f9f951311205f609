import { beforeAll, describe, expect, test } from 'vitest'
import { readAuthored } from '../../scripts/authored.ts'
import { readCorpus } from '../../scripts/corpus.ts'
import { createEngine, type Engine } from '../../src/core/engine.ts'
import { buildRelationIndex } from '../../src/core/index/relations.ts'
import type { SearchIndex } from '../../src/core/index/search-index.ts'
import { passageText } from '../../src/core/index/searched-text.ts'
import { buildVocabulary } from '../../src/core/index/vocabulary.ts'
import { buildWordIndex } from '../../src/core/index/word-index.ts'
import { maxQuestionLength } from '../../src/core/protocol.ts'

let engine: Engine
let index: SearchIndex

/** The real corpus on keywords, without a built index or a model. */
beforeAll(async () => {
  const { items, sections, passages, topics } = readCorpus()
  const { wave1, relations, abbreviations } = readAuthored()
  const leaves = items.filter((i) => i.children.length === 0).map((i) => i.id)
  const questions = new Map(wave1.map((w) => [w.id, [...w.lay, ...w.situations].join(' ')]))
  const words = await buildWordIndex(
    items
      .filter((i) => i.children.length === 0)
      .map((i) => ({ id: i.id, words: `${i.leadIn ?? ''} ${i.text} ${questions.get(i.id)}` })),
  )
  index = {
    items: new Map(items.map((i) => [i.id, i])),
    sections: new Map(sections.map((s) => [s.id, s])),
    passages,
    topics,
    errata: [],
    sources: [],
    leaves,
    words,
    officialWords: words,
    passageWords: await buildWordIndex(passages.map((p) => ({ id: p.id, words: passageText(p) }))),
    vocabulary: new Map(buildVocabulary(items.map((i) => i.text))),
    abbreviations,
    relations: buildRelationIndex(relations, leaves),
    needs: [],
  }
  engine = createEngine(
    index,
    () => null,
    () => 0,
  )
})

describe('asking', () => {
  test('answers with quotes that stand in the items they cite, all of them among the hits', async () => {
    const { outcome, legs, answer, hits } = await engine.ask({
      question: 'Can a girl who was forced to steal be punished?',
    })
    expect(outcome).toBe('answered')
    expect(legs).toBe('keywords')
    const texts = new Map(hits.map((h) => [h.item.id, h.item.text]))
    for (const { quotes } of answer.claims) for (const { id, text } of quotes) expect(texts.get(id)).toContain(text)
  })

  test('is the same answer however many hits are wanted', async () => {
    const question = 'shelters for victims'
    expect((await engine.ask({ question, limit: 100 })).answer).toEqual((await engine.ask({ question })).answer)
  })

  test('leaves the same open however it is narrowed, since a filter makes no gap in the texts', async () => {
    const question = 'organ removal from trafficked persons, and surgery with PayPal'
    const { outcome, uncovered } = await engine.ask({ question })
    expect([outcome, uncovered]).toEqual(['partly', expect.arrayContaining(['PayPal'])])
    expect((await engine.ask({ question, filters: { year: '2022' } })).uncovered).toEqual(uncovered)
  })

  test('marks the words of the question in text and lead-in', async () => {
    const { hits } = await engine.ask({ question: 'shelters for victims' })
    const hit = hits.find((h) => h.marks.text.length > 0) ?? expect.fail('nothing marked')
    const marked = hit.marks.text.map(([start, end]) => hit.item.text.slice(start, end).toLowerCase())
    expect(marked.every((word) => /shelter|victim/.test(word))).toBe(true)
  })

  test('reads misspelt words as what was meant, says so, and does not when it is told not to', async () => {
    const question = 'shelters for trafiking victms'
    const { corrections, hits } = await engine.ask({ question })
    expect(corrections).toEqual([
      { typed: 'trafiking', meant: 'trafficking', kind: 'spelling' },
      { typed: 'victms', meant: 'victims', kind: 'spelling' },
    ])
    expect(hits[0]?.item.id).toBe((await engine.ask({ question: 'shelters for trafficking victims' })).hits[0]?.item.id)
    expect((await engine.ask({ question, asTyped: true })).corrections).toEqual([])
  })

  test('reads abbreviations, says so, and does not when it is told not to', async () => {
    const { corrections, hits } = await engine.ask({ question: 'MLA requests' })
    expect(corrections).toEqual([{ typed: 'MLA', meant: 'mutual legal assistance', kind: 'abbreviation' }])
    expect(hits[0]?.item.text).toMatch(/mutual legal assistance/i)
    expect((await engine.ask({ question: 'MLA requests', asTyped: true })).corrections).toEqual([])
    expect((await engine.ask({ question: 'JITs' })).corrections).toHaveLength(1)
  })

  test('finds no evidence in the long form of what the texts do not mention', async () => {
    const { corrections, outcome } = await engine.ask({ question: 'What does the CRC say?' })
    expect(corrections.map(({ kind }) => kind)).toEqual(['unmentioned'])
    expect(outcome).toBe('not-covered')
  })

  test('corrects no word that is only spelled the other way', async () => {
    const british = await engine.ask({ question: 'labour organisations' })
    const american = await engine.ask({ question: 'labor organizations' })
    expect([british.corrections, american.corrections]).toEqual([[], []])
    expect(american.hits.map((h) => h.item.id)).toEqual(british.hits.map((h) => h.item.id))
  })

  test('opens an address directly, with what stands under it and the lead-in above it', async () => {
    const { outcome, answer, hits } = await engine.ask({ question: 'resolution 5/2 para 9' })
    expect(outcome).toBe('reference')
    expect(answer.claims).toEqual([])
    expect(hits.slice(0, 3).map((h) => h.item.id)).toEqual(['B:V.9', 'B:V.9.a', 'B:V.9.b'])
    expect((await engine.ask({ question: 'IV.46.j.iii' })).hits.slice(0, 2).map((h) => h.item.id)).toEqual([
      'A:IV.46.j.iii',
      'A:IV.46.j',
    ])
  })

  test('says what it does not cover and still gives the nearest items', async () => {
    const { outcome, answer, hits } = await engine.ask({ question: 'What is the capital of Peru?' })
    expect(outcome).toBe('not-covered')
    expect(answer.claims).toEqual([])
    expect(hits).toHaveLength(20)
  })

  test('refuses an empty question and one that is too long, in one sentence', async () => {
    await expect(engine.ask({ question: ' \n ' })).rejects.toMatchObject({ code: 'empty-question' })
    await expect(engine.ask({ question: 'x'.repeat(100_000) })).rejects.toMatchObject({
      code: 'question-too-long',
      message: 'The question has 100,000 characters; 2,000 is the most that can be searched.',
    })
    await expect(engine.ask({ question: 'y '.repeat(maxQuestionLength / 2) })).resolves.toBeDefined()
  })

  test.each([
    '<img src=x onerror=alert(1)>',
    '"); DROP TABLE items;--',
    '\u0000\uFFFF',
    '🙂🙂🙂',
    '((((',
    '__proto__ constructor toString',
  ])('takes %j for the text it is', async (question) => {
    expect((await engine.ask({ question })).question).toBe(question.trim())
  })

  test('stops where it is told to', async () => {
    const controller = new AbortController()
    controller.abort()
    await expect(engine.ask({ question: 'shelters' }, controller.signal)).rejects.toThrow(/abort/i)
  })
})

describe('narrowing', () => {
  const question = 'shelters for victims'

  test('keeps to what matches every filter, and counts the values that could be chosen instead', async () => {
    const { hits, facets, found } = await engine.ask({
      question,
      filters: { year: '2017', strength: 'recommends' },
      limit: 50,
    })
    expect(hits.length).toBeGreaterThan(5)
    expect(found).toBe(hits.length)
    expect(new Set(hits.map((h) => h.item.dates.start.slice(0, 4)))).toEqual(new Set(['2017']))
    const years = facets.find((f) => f.name === 'year')?.values ?? []
    expect(years.map((v) => v.value)).toContain('2009')
    expect(facets.find((f) => f.name === 'section')?.values).toEqual([
      { value: 'A:VII', label: 'Seventh meeting, 2017', count: found },
    ])
  })

  test('finds nothing where nothing matches, and says so by its counts', async () => {
    const { hits, found, answer } = await engine.ask({ question, filters: { body: 'Conference', year: '2017' } })
    expect({ hits, found, claims: answer.claims }).toEqual({ hits: [], found: 0, claims: [] })
  })
})

describe('scopes', () => {
  test('narrow the search, are reported, and can be taken back', async () => {
    const question = 'What did the 2017 meeting say about shelters?'
    const { scopes, hits } = await engine.ask({ question })
    expect(scopes).toEqual([{ words: '2017 meeting', label: 'Seventh meeting, 2017', isIgnored: false }])
    expect(new Set(hits.map((h) => h.item.dates.start.slice(0, 4)))).toEqual(new Set(['2017']))
    const everywhere = await engine.ask({ question, ignored: ['2017 meeting'] })
    expect(everywhere.scopes.map(({ isIgnored }) => isIgnored)).toEqual([true])
    expect(new Set(everywhere.hits.map((h) => h.item.dates.start.slice(0, 4))).size).toBeGreaterThan(1)
  })
  test('put what a body is asked to do first, and say so', async () => {
    const { scopes, hits } = await engine.ask({ question: 'What tasks does resolution 11/5 give to UNODC?' })
    expect(scopes.map((s) => s.label)).toEqual(['Resolution 11/5, 2022', 'First what the Office is asked to do'])
    expect(hits[0]?.item.addressees).toContain('unodc')
  })
  test.each([
    ['shelters since 2018', '2018 to 2023'],
    ['shelters, resolutions only', 'Resolutions, 2010 to 2022'],
    ['What did the Working Group say about shelters?', 'Working Group, 2009 to 2023'],
    ['shelters in 2020', 'Tenth meeting, 2020; Resolution 10/3, 2020'],
  ])('of %j are legible: %s', async (question, label) => {
    expect((await engine.ask({ question })).scopes.map((s) => s.label)).toEqual([label])
  })
  test('without a subject give the whole document', async () => {
    const { outcome, addressed, hits } = await engine.ask({ question: 'resolution 10/3' })
    expect({ outcome, addressed, first: hits[0]?.item.id }).toEqual({
      outcome: 'reference',
      addressed: 50,
      first: 'B:X.PP.1',
    })
  })
})

test('a model that fails on a question leaves it to the keywords, and the reply says so', async () => {
  const question = 'shelters for victims'
  const byKeywords = await engine.ask({ question })
  const failing = createEngine(
    index,
    () => ({
      vectors: { items: noRows, expansions: noRows, passages: noRows, needs: noRows },
      embed: () => Promise.reject(new Error()),
    }),
    () => 0,
  )
  expect(await failing.ask({ question })).toEqual({
    ...byKeywords,
    problem: 'The language model failed on this question, so keywords searched alone.',
  })
})
const noRows = { rows: 0, dimension: 4, scales: new Float32Array(), bytes: new Int8Array() }

describe('background', () => {
  const ask = async (question: string) => (await engine.ask({ question })).background.map(({ passage }) => passage.id)

  test('is given apart from the hits where passages are plainly about the question', async () => {
    const { background, hits } = await engine.ask({ question: 'Which States attended as observers?' })
    expect(background.map((b) => b.passage.id)).toContain('C:2017.27')
    expect(hits.some((h) => h.item.id.startsWith('C:'))).toBe(false)
  })
  test('keeps to the years the question names', async () => {
    expect(await ask('Which States attended the 2017 meeting as observers?')).toContain('C:2017.27')
    expect(await ask('Which States attended the 2018 meeting as observers?')).toEqual([])
  })
  test('is left out where nothing is about the question', async () => {
    expect(await ask('Can a girl who was forced to steal be punished?')).toEqual([])
  })
})

describe('explaining', () => {
  test('says what put an item among the hits, from the same computation', async () => {
    const { asked, legs, hits } = await engine.ask({ question: 'shelters for victims since 2015' })
    const id = hits[0]?.item.id ?? ''
    const explanation = await engine.explain({ ...asked, legs, id })
    expect(explanation).toMatchObject({ id, place: 'ranked', scopes: ['2015 to 2023'], tasks: null, problem: null })
    expect([...explanation.words.official, ...explanation.words.aids]).toEqual(
      expect.arrayContaining(['shelters', 'victims']),
    )
    expect(explanation.shares).toMatchObject({ meaning: null, aids: null, near: null, needs: null })
    expect(explanation.shares?.words).toBeGreaterThan(0)
  })
  test('of an address names the place, and no score', async () => {
    const explain = (id: string) => engine.explain({ question: 'IV.46.j.iii', legs: 'keywords', id })
    expect(await explain('A:IV.46.j.iii')).toMatchObject({ place: 'addressed', shares: null })
    expect(await explain('A:IV.46.j')).toMatchObject({ place: 'lead-in', shares: null })
  })
  test('goes on without the everyday questions where they cannot be loaded, and says so', async () => {
    const cut = createEngine(
      index,
      () => null,
      () => 0,
      () => Promise.reject(new Error('no connection')),
    )
    expect(await cut.explain({ question: 'shelters', legs: 'keywords', id: 'A:I.2' })).toMatchObject({
      closest: null,
      problem: 'The everyday questions written for it could not be compared.',
    })
  })
  test('of an item that does not exist says so', async () => {
    await expect(engine.explain({ question: 'shelters', legs: 'keywords', id: 'A:I.999' })).rejects.toThrow('A:I.999')
  })
})

describe('reading', () => {
  test('gives every section in the words of the corpus and in its order', () => {
    for (const { section, items } of engine.contents().sections) {
      const reading = engine.read(section.id)
      if (reading.kind !== 'section') throw new Error(`${section.id} is not a section`)
      expect(reading.items.map((i) => i.id)).toEqual(
        readCorpus()
          .items.filter((i) => i.section === section.id)
          .map((i) => i.id),
      )
      expect(reading.items).toHaveLength(items)
    }
  })
  test('gives background documents apart from recommendations', () => {
    const ids = engine.contents().background.map((b) => b.id)
    expect(ids).toEqual(expect.arrayContaining(['C:2011', 'C:2017']))
    expect(engine.read('C:2017')).toMatchObject({ kind: 'background', document: { symbol: 'CTOC/COP/WG.4/2017/4' } })
    expect(() => engine.read('C:1999')).toThrow('There is no document C:1999.')
  })
  test('reports how much there is', () => {
    expect(engine.sources().counts).toMatchObject({ items: 639, leaves: 603, sections: 20, passages: 54, topics: 79 })
  })
})

describe('opening an item', () => {
  test('shows the lead-ins above it and its siblings around it, in document order', () => {
    const { item, leadIns, surroundings, section } = engine.open('A:IV.46.j.iv')
    expect(item).toMatchObject({ reference: 'IV.46 (j) (iv)', marker: '(iv)', depth: 3 })
    expect(section.name).toBe('Fourth meeting')
    expect(leadIns.map((i) => i.id)).toEqual(['A:IV.46', 'A:IV.46.j'])
    expect(surroundings.map((i) => i.id)).toEqual(
      expect.arrayContaining(['A:IV.45', 'A:IV.46.a', 'A:IV.46.j.iii', 'A:IV.46.j.v']),
    )
    expect(surroundings.map((i) => i.id).indexOf('A:IV.45')).toBeLessThan(
      surroundings.map((i) => i.id).indexOf('A:IV.46'),
    )
  })
  test('that does not exist says so', () => {
    expect(() => engine.open('A:I.999')).toThrow('There is no item A:I.999 in the compendium.')
  })
})
