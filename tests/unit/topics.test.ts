import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readCorpus } from '../../scripts/corpus.ts'
import { dataDir, readJson, readText } from '../../scripts/files.ts'
import { checkTopics } from '../../src/core/corpus/check-topics.ts'
import { applyErrata } from '../../src/core/corpus/errata.ts'
import { parseIndex2019 } from '../../src/core/corpus/parse-index-2019.ts'
import { parseIndex2024 } from '../../src/core/corpus/parse-index-2024.ts'
import { erratumSchema, type Topic } from '../../src/core/corpus/schema.ts'
import { assignTopics, buildTopics, confirmReports } from '../../src/core/corpus/topics.ts'

const compendium = 'compendium-2024.txt'
const earlier = 'index-2019.txt'
const sources = new Map([compendium, earlier].map((file) => [file, readText(join(dataDir, 'sources', file))]))
const errata = readJson(join(dataDir, 'errata.json'), z.array(erratumSchema))
const corpus = readCorpus()
const unconfirmed = corpus.items.map((i) => ({ ...i, report: { ...i.report, basis: 'offset' as const } }))

/** Both indexes with some errata applied and one of the sources changed. */
const parse = (applied = errata, change: (text: string, file: string) => string = (text) => text) => {
  const textOf = (file: string) => change(applyErrata(sources.get(file) ?? '', file, applied).text, file)
  return {
    index2024: parseIndex2024(textOf(compendium), compendium, sources.get(compendium)),
    index2019: parseIndex2019(textOf(earlier), earlier, sources.get(earlier)),
  }
}

const problemsOf = (applied = errata, change?: (text: string, file: string) => string) => {
  const { index2024, index2019 } = parse(applied, change)
  const built = buildTopics(index2024, index2019, corpus.items, errata)
  const items = assignTopics(confirmReports(unconfirmed, index2024.locators), built.topics)
  return [...built.problems, ...checkTopics(index2024, index2019, built.topics, items, errata).problems]
}

const topic = (name: string): Topic => {
  const found = corpus.topics.find((t) => t.name === name)
  if (!found) throw new Error(`no topic ${name}`)
  return found
}

describe('the two indexes', () => {
  test('reach every known figure, with every reference resolved', () => {
    expect(problemsOf()).toEqual([])
  })

  test('have 922 references in 2019 as printed, once what cannot be read is repaired', () => {
    const repaired = [
      'court-proceedings-iv-46-d',
      'criminal-proceeds-viii-1-o',
      'witnesses-i-15',
      'legislation-iv-45-b',
      'private-sector-vi-7',
    ]
    const { index2019 } = parse(errata.filter((e) => repaired.some((id) => e.id === `index-2019-${id}`)))
    const ids = index2019.topics.flatMap((t) =>
      t.rows.flatMap((r) => r.documents.flatMap((d) => d.references.flatMap((x) => x.ids))),
    )
    expect(index2019.problems).toEqual([])
    expect(ids).toHaveLength(922)
  })

  test('name the row of every error that is not corrected', () => {
    // Linkages with other crimes has VIII.1.g and 7 (g): its columns agree with each other, so only a reader finds it.
    const found = errata.filter(
      (e) => /^index-20(19|24)-(?!linkages)/.test(e.id) && e.certainty === 'certain' && e.corrected !== null,
    )
    const uncorrected = errata.filter((e) => !found.includes(e))
    const problems = problemsOf(uncorrected)
    const { index2024, index2019 } = parse(uncorrected)
    for (const { file, topics } of [index2024, index2019]) {
      const rows = topics.flatMap((t) => t.rows)
      for (const { id, line } of found.filter((e) => e.source === file)) {
        const row = rows.find((r) => line >= r.lines[0] && line <= r.lines[1])
        expect(problems, id).toContainEqual(expect.stringMatching(`^${file} line ${row?.lines[0] ?? line}: `))
      }
    }
    expect(found).toHaveLength(40)
  })

  test('name a dropped cell and a changed reference', () => {
    expect(
      problemsOf(errata, (text) =>
        text.replace('\tVI.22\tCTOC/COP/WG.4/2015/6\t\t26\t', '\t\tCTOC/COP/WG.4/2015/6\t\t26\t'),
      ),
    ).toEqual(
      expect.arrayContaining([expect.stringMatching(/line 1386: unrecognised row: "CTOC\/COP\/WG\.4\/2015\/6/)]),
    )
    expect(problemsOf(errata, (text) => text.replace('\tVI.22\tCTOC', '\tVI.21\tCTOC'))).toEqual([
      'compendium-2024.txt line 1386: VI.21 should be at 25 of CTOC/COP/WG.4/2015/6, printed is "26"',
    ])
    expect(
      problemsOf(errata, (text) =>
        text.replace('\tVI.22\tCTOC/COP/WG.4/2015/6\t\t26\t', '\tVI.23\tCTOC/COP/WG.4/2015/6\t\t27\t'),
      ),
    ).toEqual(expect.arrayContaining(['compendium-2024.txt line 1386: "VI.23" under "Children": there is no A:VI.23']))
    expect(problemsOf(errata, (text) => text.replace('CTOC/COP/WG.4/2015/6 26 VI.22 \n', '\n'))).toEqual([
      'index of 2019, rows: expected 299, got 298',
      'index of 2019, printed: expected 704, got 703',
      'index of 2019, expanded: expected 919, got 918',
      'index of 2019, partA: expected 919, got 918',
    ])
  })

  test('do not let a topic of 2019 vanish without a lost page', () => {
    const renamed = (text: string, file: string) =>
      file === compendium ? text.replace(/^Terrorism\t/m, 'Terror\t') : text
    expect(problemsOf(errata, renamed)).toEqual(
      expect.arrayContaining([
        'topic "Terrorism" of index-2019.txt is not in compendium-2024.txt, and no lost page explains it',
      ]),
    )
  })
})

describe('the topics', () => {
  test('apply certain corrections and keep suspected errors as printed, with the suspicion', () => {
    expect(topic('Terrorism').refs).toEqual(['A:VII.2.n', 'A:VIII.1.q'])
    expect(topic('Terrorism').printed[0]?.references).toBe('Part A VII.2.n VIII.1.g')
    expect(topic('International cooperation').refs).toContain('B:I.b.iii')
    expect(topic('Corruption')).toMatchObject({
      refs: expect.arrayContaining(['B:XI.7']),
      suspected: [{ ref: 'B:XI.7', erratum: 'index-2024-corruption-xi-7' }],
    })
  })

  test('give back to each topic the rows that a shifted name had taken', () => {
    expect(topic('Responders, court staff').refs).toEqual(['A:II.55', 'A:XII.8'])
    expect(topic('Responders, educators').refs).toEqual(expect.arrayContaining(['A:I.7.a', 'A:XIII.8.d', 'B:X.13.i']))
    expect(topic('Forms of trafficking in persons, labour exploitation').refs[0]).toBe('A:I.10.a')
  })

  test('carry over from 2019 what the lost page held, marked so and never as dropped', () => {
    expect(corpus.topics.filter((t) => t.source === '2019').map((t) => [t.name, t.comparison, t.dropped])).toEqual([
      ['Responders, victim service providers', 'lost', null],
      ['Responses, local or district', 'lost', null],
      ['Responses, regional', 'lost', null],
    ])
    const review = topic('Review, monitoring and evaluation of responses')
    expect(review).toMatchObject({ source: '2024', comparison: 'lost', added: null, dropped: null })
    expect(review.refs.every((id) => id.startsWith('B:'))).toBe(true)
    expect(review.standIn).toContain('A:VI.11')
  })

  test('say what 2024 added and dropped, and are called new only where 2019 can tell', () => {
    expect(topic('Awareness-raising')).toMatchObject({ added: [], dropped: ['A:IV.43', 'A:V.10'] })
    expect(topic('Gaps and challenges')).toMatchObject({
      name2019: 'Gaps and challenges identified',
      comparison: 'full',
    })
    expect(topic('Supply and demand, procurement').comparison).toBe('new')
    expect(corpus.topics.filter((t) => t.comparison === 'unknown').map((t) => t.name)).toEqual([
      'Victims, reflection period', 'Victims, return and reintegration', 'Victims, revictimization',
    ]) // biome-ignore format: one list
    expect(topic('Victims, protection and assistance').comparison).toBe('partial')
  })

  test('are named on the items they refer to and on those under a lead-in they refer to', () => {
    const byId = new Map(corpus.items.map((i) => [i.id, i]))
    expect(byId.get('A:I.12.h')?.topics).toEqual(['Children'])
    expect(byId.get('B:V.9.b')?.topics).toContain(
      'Consumers, clients and users of products and services of victims of trafficking',
    )
    expect(byId.get('A:IV.46.j.i')?.topics).toContain('Victims, protection and assistance')
    const items = [
      { id: 'A:I.5', parent: null },
      { id: 'A:I.5.b', parent: 'A:I.5' },
      { id: 'A:I.50', parent: null },
    ]
    const topics = [{ ...topic('Terrorism'), name: 'Lead-in', refs: ['A:I.5'] }]
    expect(assignTopics(items, topics).map((i) => i.topics)).toEqual([['Lead-in'], ['Lead-in'], []])
  })

  test('refuse a locator that contradicts the offset', () => {
    expect(() => confirmReports(unconfirmed, new Map([['A:I.12.h', '12 (h)']]))).toThrow(
      /^A:I\.12\.h: the index has it at 12/,
    )
  })
})
