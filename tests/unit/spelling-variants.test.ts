import { describe, expect, test } from 'vitest'
import { tokenize } from '../../src/core/index/tokenize.ts'
import { buildVocabulary } from '../../src/core/index/vocabulary.ts'
import { toKnownVariants } from '../../src/core/retrieval/spelling-variants.ts'

describe('British and American spellings meet', () => {
  test.each(
    `organisation/organization labourer/laborer traveller/traveler programmes/programs centres/centers
    analysing/analyzing judgement/judgment offence/offense licences/licenses paediatric/pediatric neighbouring/neighboring
    counsellor/counselor criminalised/criminalized practise/practice fulfilment/fulfillment enrolled/enroled
    skilful/skillful dialogue/dialog adviser/advisor acknowledgement/acknowledgment foetus/fetus enquiry/inquiry
    behavioural/behavioral harbouring/harboring theatre/theater`
      .trim()
      .split(/\s+/),
  )('%s', (pair) => {
    const [british = '', american = ''] = pair.split('/')
    expect(tokenize(british)).toEqual(tokenize(american))
  })
  test.each([
    ['organ', 'organization'],
    ['four', 'for them'],
    ['author', 'authorize'],
    ['hour', 'hor'],
  ])('%s stays another word than %s', (a, b) => {
    expect(tokenize(a)).not.toEqual(tokenize(b))
  })
  test('so do the forms of a word that has one spelling', () => {
    for (const [a = '', b] of [
      ['supervise', 'supervision'],
      ['advertise', 'advertisements'],
      ['size', 'sizes'],
    ])
      expect(tokenize(a)).toEqual(tokenize(b ?? ''))
  })
})

describe('a question is put into the spelling of the texts', () => {
  const often = (words: string) => Array.from({ length: 20 }, () => words)
  const vocabulary = new Map(
    buildVocabulary([
      'labour of organizations in cyberspace, in cyberspace, maybe, maybe',
      'non-punishment and re-trafficking',
      're-trafficking',
      'Non-punishment is online and on line',
      ...often('health care and trafficking of children who are friendly'),
      'land, ice and water',
    ]),
  )
  test.each([
    ['labor organisations', 'labour organizations'],
    ['Labor', 'Labour'],
    ['paediatric', 'pediatric'],
    ['cyber space', 'cyberspace'],
    ['cyber-space', 'cyberspace'],
    ['non punishment', 'non-punishment'],
    ['nonpunishment', 'non-punishment'],
    ['healthcare for trafficking', 'health care for trafficking'],
    ['health-care', 'health care'],
    ['retrafficking', 're-trafficking'],
    ['nontrafficking', 'non trafficking'],
  ])('%s → %s', (typed, known) => {
    expect(toKnownVariants(typed, vocabulary)).toBe(known)
  })
  test.each(['iceland', 'in Healthcare', 'health care', 'children who are', 'may be', 'waterland'])(
    '%s is left',
    (typed) => {
      expect(toKnownVariants(typed, vocabulary)).toBe(typed)
    },
  )
})
