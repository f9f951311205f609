import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../scripts/corpus.ts'
import { toReference } from '../../src/core/corpus/cite.ts'
import { parseReference } from '../../src/core/retrieval/parse-reference.ts'

const { items, sections } = readCorpus()
const ids = new Set(items.map((i) => i.id))
const parse = (question: string) => parseReference(question, sections, ids)?.ids ?? null

describe('a question that is an address', () => {
  test.each([
    ['VII.2.b', ['A:VII.2.b']],
    ['vii.2.b', ['A:VII.2.b']],
    ['VII 2 b', ['A:VII.2.b']],
    ['VII.2 (b)', ['A:VII.2.b']],
    ['II.25', ['A:II.25']],
    ['A:I.12.h', ['A:I.12.h']],
    ['Part B, X.13 (i)', ['B:X.13.i']],
    ['B:I.b.iv', ['B:I.b.iv']],
    ['IV.46.j.iv', ['A:IV.46.j.iv']],
    ['XI.PP.6', ['B:XI.PP.6']],
    ['VII.1.a–c', ['A:VII.1.a', 'A:VII.1.b', 'A:VII.1.c']],
    ['V.39–V.41', ['A:V.39', 'A:V.40', 'A:V.41']],
    ['resolution 10/3 para 13 (i)', ['B:X.13.i']],
    ['resolution 10/3, OP 13 (i)', ['B:X.13.i']],
    ['What does OP 13(d) of res. 10/3 say?', ['B:X.13.d']],
    ['res. 5/2 PP3', ['B:V.PP.3']],
    ['24th preambular paragraph, resolution 11/5', ['B:XI.PP.24']],
    ['decision 4/4 (l)', ['B:IV.l']],
    ['decision 1/5 (b)(iv)', ['B:I.b.iv']],
    ['para. 13 (h) of CTOC/COP/WG.4/2009/2', ['A:I.12.h']],
    ['CTOC/COP/WG.4/2009/2, paras 13 (a)–(c) and (g)', ['A:I.12.a', 'A:I.12.b', 'A:I.12.c', 'A:I.12.g']],
    ['CTOC/COP/WG.4/2021/6, recommendation 12', ['A:XI.12']],
    ['recommendation 7 (c) of the 2022 meeting', ['A:XII.7.c']],
    ['4th meeting of the Working Group, recommendation 46 (j) (iii)', ['A:IV.46.j.iii']],
    ['paragraph 15 of the fifth session', ['B:V.15']],
  ])('%s', (question, expected) => {
    expect(parse(question)).toEqual(expected)
  })

  test('offers both parts where the numeral means two things', () => {
    expect(parseReference('X.1', sections, ids)).toEqual({ ids: ['A:X.1', 'B:X.1'], ambiguous: true })
  })

  test('is found again from the reference of every item', () => {
    const lost = items.filter((item) => !parse(toReference(item))?.includes(item.id))
    expect(lost.map((i) => i.id)).toEqual([])
  })
})

describe('a question that is not an address', () => {
  test.each([
    'Can a girl who was forced to steal be punished?',
    'I 5 year old boy was sold',
    'i.e. what is trafficking?',
    'What does resolution 10/3 say about supply chains?',
    'Only the 2018 Working Group meeting: what did it say about going home?',
    'Is article 3 of the Protocol clear?',
    'version 1.2.3',
    'XLII.7',
    'VII.99',
    '((((13',
    '',
  ])('%s', (question) => {
    expect(parse(question)).toBeNull()
  })
})
