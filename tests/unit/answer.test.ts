import { describe, expect, test } from 'vitest'
import { readAuthored } from '../../scripts/authored.ts'
import { readCorpus } from '../../scripts/corpus.ts'
import { type Candidate, composeAnswer, composeLimits } from '../../src/core/answer/compose.ts'
import { excerpt, isFaithful, nearestLeadIn, splitSentences } from '../../src/core/answer/excerpt.ts'
import { readAnswerKind } from '../../src/core/answer/kind.ts'
import { writeOpening } from '../../src/core/answer/opening.ts'
import { verifyAnswer } from '../../src/core/answer/verify.ts'
import { isTrueOpening } from '../../src/core/answer/verify-opening.ts'
import { findNewWords } from '../../src/core/answer/wording.ts'
import { toCitedItem } from '../../src/core/corpus/cite.ts'
import { labelRequest } from '../../src/core/corpus/request-labels.ts'
import type { CitedItem } from '../../src/core/protocol.ts'

const { items, sections } = readCorpus()
const sectionById = new Map(sections.map((section) => [section.id, section]))
const cited = items.map((item) =>
  toCitedItem(item, sectionById.get(item.section) ?? expect.fail(`no section ${item.section}`), []),
)
const byId = new Map(cited.map((item) => [item.id, item]))
const itemOf = (id: string) => byId.get(id) ?? expect.fail(`no item ${id}`)
const same = new Map(readAuthored().relations.map((relation) => [relation.id, relation.same]))
const isSame = (a: CitedItem, b: CitedItem) => same.get(a.id)?.includes(b.id) ?? false
const never = () => false
/** Hits in this order, each a little below the one before. */
const hitsOf = (...ids: string[]): Candidate[] => ids.map((id, i) => ({ item: itemOf(id), score: 5 - i / 10 }))

describe('an excerpt', () => {
  const weighing = (words: RegExp) => (passage: string) => Number(words.test(passage))
  const quote = (text: string, words: RegExp) => excerpt(text, weighing(words)).map((span) => text.slice(...span))

  test('of a short paragraph is the whole, without what joins it to the next', () => {
    expect(quote('Enact legislation; and', /none/)).toEqual(['Enact legislation'])
  })
  test('of a long paragraph is the sentences that hold words of the question, or the whole where none does', () => {
    const { text } = itemOf('A:VI.20')
    expect(quote(text, /indicators/)).toEqual([
      expect.stringMatching(/^The Secretariat should continue.*exploitation, building upon existing tools\.$/),
    ])
    const { text: contracts } = itemOf('A:VI.4')
    expect(quote(contracts, /consular offices/)).toEqual([
      expect.stringMatching(/^In accordance with .*in case of problems\.$/),
    ])
    expect(quote(contracts, /nowhere/)).toEqual([contracts])
  })
  test('brings along what a sentence points back to', () => {
    const { text } = itemOf('A:I.16.a')
    expect(quote(text, /action plans/)[0]).toMatch(
      /^Establish national coordinating bodies .* non-governmental organizations$/,
    )
  })
  test('leaves out a long “including …” at the end only where it holds nothing of the question and limits nothing', () => {
    const list = `States parties should train ${'officers '.repeat(60)}of all kinds, including ${'border guards, '.repeat(10)}and others.`
    expect(quote(list, /none/)).toEqual([list.slice(0, list.indexOf(', including'))])
    expect(quote(list, /border/)).toEqual([list])
    expect(quote(list.replace('and others', 'in accordance with domestic law'), /none/)[0]).toContain('domestic law')
  })
  test('of every item is faithful, whatever is asked', () => {
    for (const { id, text } of cited)
      for (const words of [/none/, /victims/, /law/])
        expect(isFaithful(text, excerpt(text, weighing(words))), id).toBe(true)
  })
})

describe('a faithful quotation', () => {
  const text = 'States parties should not detain victims, in accordance with domestic law. However, they may do so.'
  const isFaithfulTo = (...quotes: string[]) =>
    isFaithful(
      text,
      quotes.map((quote) => [text.indexOf(quote), text.indexOf(quote) + quote.length] as const),
    )

  test('may be the whole', () => {
    expect(isFaithfulTo(text)).toBe(true)
  })
  test.each([
    ['hides a negation', ['States parties should', 'detain victims, in accordance with domestic law.']],
    ['hides who is asked', ['detain victims, in accordance with domestic law.']],
    ['hides a condition', ['States parties should not detain victims']],
    [
      'hides the sentence that takes it back',
      ['States parties should not detain victims, in accordance with domestic law.'],
    ],
    ['hides what a sentence points back to', ['However, they may do so.']],
    ['is nothing', []],
  ])('never %s', (_, quotes) => {
    expect(isFaithfulTo(...quotes)).toBe(false)
  })
  test('does not end at an abbreviation', () => {
    const read = 'See para. Twelve and No. Five of it. Then act.'
    expect(splitSentences(read).map((span) => read.slice(...span))).toEqual([
      'See para. Twelve and No. Five of it.',
      'Then act.',
    ])
  })
})

test('the nearest lead-in is the last of those that stand inside each other, where it says who is asked', () => {
  const leadIn = itemOf('A:IV.46.j.iii').leadIn ?? ''
  expect(leadIn).toMatch(/^The Working Group endorsed/)
  expect(nearestLeadIn(leadIn)).toMatch(/^States should consider that court-ordered.*towards:$/)
  expect(nearestLeadIn('States parties should:')).toBe('States parties should:')
})

describe('the kind of answer', () => {
  test.each([
    ['Does helping the police have to come first?', 'decision'],
    ['If a gang made someone steal, can that person still end up with a criminal record?', 'decision'],
    ['Should shelters take men?', 'decision'],
    ['How has the advice on shelters changed?', 'dates'],
    ['Since when do the texts speak of organ removal?', 'dates'],
    ['How has the wording on demand evolved over time', 'dates'],
    ['When was the Working Group set up?', 'dates'],
    ['When should a child be given a guardian?', 'points'],
    ['Who should pay compensation?', 'addressees'],
    ['Whose job is it to identify victims?', 'addressees'],
    ['What was UNODC asked to do about technology?', 'addressees'],
    ['How is someone who is deaf helped to follow her case?', 'points'],
    ['How should labour inspectors be involved?', 'points'],
    ['labour inspectors', 'points'],
    ['¿Quién debe pagar?', 'points'],
  ])('for %j is %s', (question, kind) => {
    expect(readAnswerKind(question)).toBe(kind)
  })
})

describe('composing', () => {
  test('merges restatements into one claim and cites them oldest first, with the words of the best', () => {
    const hits = [...hitsOf('A:VII.2.b', 'A:XII.1', 'A:I.11.b'), { item: itemOf('A:II.1'), score: 0 }]
    const { claims } = composeAnswer('punished', 'points', hits, isSame)
    expect(claims[0]).toMatchObject({ citations: ['A:I.11.b', 'A:VII.2.b', 'A:XII.1'], quoted: 'A:VII.2.b' })
    expect(itemOf('A:VII.2.b').text).toContain(claims[0]?.text)
    expect(claims).toHaveLength(composeLimits.fewestPoints)
  })
  test('merges paragraphs of nearly the same words even where nobody labelled them', () => {
    expect(composeAnswer('punish', 'points', hitsOf('A:I.11.b', 'A:VII.2.b'), never).claims[0]?.citations).toHaveLength(
      2,
    )
  })
  test('leaves out what scores far below the best, and stops at its limits', () => {
    const many = cited.slice(0, 40).map((item, i) => ({ item, score: 100 - i }))
    expect(composeAnswer('x', 'points', many, never).claims.length).toBeLessThanOrEqual(composeLimits.points)
    const steep = ['A:I.1', 'A:II.1', 'A:V.1', 'A:VI.1'].map((id, i) => ({
      item: itemOf(id),
      score: [9, 5, 4, 3][i] ?? 0,
    }))
    expect(composeAnswer('x', 'points', steep, never).claims).toHaveLength(composeLimits.fewestPoints)
  })
  test('puts of equally relevant points the one that asks most strongly first', () => {
    const [should, may, shall] = (['should', 'may', 'shall'] as const).map(
      (strength) => cited.find((item) => item.strength === strength && item.leadIn === null)?.id ?? '',
    ) as [string, string, string]
    expect(composeAnswer('x', 'points', hitsOf(may, should, shall), never).claims.map((c) => c.quoted)).toEqual([
      shall,
      should,
      may,
    ])
  })
  test('leads an answer to yes or no with the point that holds most of the question', () => {
    const hits = hitsOf('A:XII.2', 'A:II.29')
    const question = 'Would the absence of testimony rule out assistance under the Convention?'
    expect(composeAnswer(question, 'points', hits, never).claims[0]?.quoted).toBe('A:XII.2')
    expect(composeAnswer(question, 'decision', hits, never).claims[0]?.quoted).toBe('A:II.29')
  })
  test('gives a sequence oldest first, every wording for itself, with what is new against the one most like it', () => {
    const { claims } = composeAnswer(
      'punish',
      'dates',
      hitsOf('A:XII.1', 'A:VIII.1.c', 'A:VII.2.b', 'A:I.11.b', 'A:II.1'),
      isSame,
    )
    expect(claims.map(({ quoted }) => quoted)).toEqual(['A:I.11.b', 'A:VII.2.b', 'A:VIII.1.c', 'A:XII.1'])
    const { text, change } = claims[1] ?? expect.fail('no second claim')
    expect(change?.since).toBe('A:I.11.b')
    expect(change?.added.map((range) => text.slice(...range))).toEqual(['and prosecutorial discretion', 'in cases'])
    expect(claims[0]?.change).toBeNull()
  })
  test('keeps those who are asked apart where the question is who', () => {
    const secretariat = cited.filter((item) => item.addressees.join() === 'secretariat').map(({ id }) => id)
    const states = cited.filter((item) => item.addressees.join() === 'states').map(({ id }) => id)
    const mixed = [0, 1, 2].flatMap((i) => [states[i] ?? '', secretariat[i] ?? ''])
    const { claims } = composeAnswer('x', 'addressees', hitsOf(...mixed), () => true)
    expect(claims.map(({ addressees }) => addressees.join())).toEqual(['states', 'secretariat'])
  })
  test('keeps how strongly an item asks, and whom', () => {
    const { claims } = composeAnswer('punish', 'points', hitsOf('A:VII.2.b', 'A:I.11.b'), isSame)
    const { strength, addressees } = itemOf('A:VII.2.b')
    expect(claims[0]).toMatchObject({ strength, addressees })
  })
})

describe('the label of a request', () => {
  test('says who is asked and keeps the verb', () => {
    expect(labelRequest(itemOf('A:I.11.b'))).toBe('States parties: should consider')
    expect(labelRequest(itemOf('B:XI.PP.11'))).toBe('Preamble: nothing asked')
    expect(labelRequest(itemOf('B:XI.16'))).toBe('UNODC: requested')
  })
  test('does not give one verb to bodies that are asked in different ones', () => {
    expect(itemOf('B:XI.9.b').strength).toBe('urges')
    expect(labelRequest(itemOf('B:XI.9.b'))).toBe(
      'States parties, UNODC, other United Nations entities: each in its own words',
    )
  })
})

describe('new words', () => {
  const mark = (earlier: string, later: string) => findNewWords(earlier, later).map((range) => later.slice(...range))
  test('are those that no longest common subsequence keeps', () => {
    expect(mark('train police officers', 'train and equip police, officers')).toEqual(['and equip'])
    expect(mark('one two', 'one two')).toEqual([])
    expect(mark('', 'all new')).toEqual(['all new'])
    expect(mark('the same words', 'The same words.')).toEqual([])
  })
})

describe('the opening', () => {
  const open = (...ids: string[]) => writeOpening(ids.map(itemOf))
  test('counts, names and dates what is cited', () => {
    expect(open('A:I.11.b', 'A:VII.2.b', 'A:XII.1', 'B:V.8.e', 'B:X.13.g')).toBe(
      'Three recommendations of three meetings of the Working Group and two paragraphs of resolutions 5/2 and 10/3 (2009–2022) are cited here; the earliest is I.11 (b), the most recent is XII.1.',
    )
    expect(open('A:VII.2.b')).toBe(
      'One recommendation of the seventh meeting of the Working Group (2017) is cited here.',
    )
    expect(open('B:IV.c', 'B:X.13.g', 'B:X.13.h')).toBe(
      'Three paragraphs of decision 4/4 and resolution 10/3 (2008–2020) are cited here; the earliest is decision 4/4, para. (c), the most recent two are of 2020.',
    )
    expect(open()).toBeNull()
  })
  test('is read back, and is false of anything else', () => {
    const ids = ['A:I.11.b', 'A:VII.2.b', 'B:X.13.g']
    const opening = open(...ids) ?? ''
    expect(isTrueOpening(opening, ids.map(itemOf))).toBe(true)
    for (const others of [
      ids.slice(1),
      [...ids, 'A:I.1'],
      ['A:I.11.a', ...ids.slice(1)],
      ['A:I.11.b', 'A:I.11.a', 'B:X.13.g'],
      [],
    ])
      expect(isTrueOpening(opening, others.map(itemOf)), others.join()).toBe(false)
    for (const [from, to] of [
      ['Two', 'Three'],
      ['2009', '2008'],
      ['10/3', '11/5'],
      ['earliest is I.11', 'earliest is I.12'],
      ['here;', 'here, all binding;'],
    ] as const)
      expect(isTrueOpening(opening.replace(from, to), ids.map(itemOf)), to).toBe(false)
  })
})

describe('verification', () => {
  const answer = composeAnswer('punish', 'points', hitsOf('A:VII.2.b', 'A:I.11.b', 'A:II.1', 'A:V.1'), isSame)
  test('lets through what is composed, and counts what it withholds', () => {
    expect(verifyAnswer(answer, (id) => byId.get(id))).toEqual(answer)
    const [claim, ...others] = answer.claims
    if (!claim) throw new Error('no claim')
    const spoiled = { ...answer, claims: [{ ...claim, text: 'States must act.' }, ...others] }
    expect(verifyAnswer(spoiled, (id) => byId.get(id))).toEqual({
      ...answer,
      claims: others,
      withheld: 1,
      opening: null,
    })
  })
  test('withholds everything where items cannot be found', () => {
    expect(verifyAnswer(answer, () => undefined)).toMatchObject({
      claims: [],
      withheld: answer.claims.length,
      opening: null,
    })
  })
})
