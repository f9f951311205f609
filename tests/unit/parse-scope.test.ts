import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../scripts/corpus.ts'
import { parseScope } from '../../src/core/retrieval/parse-scope.ts'

const { sections } = readCorpus()
const parse = (question: string) => {
  const { sections: allowed, addressee, rest } = parseScope(question, sections)
  return { sections: allowed && [...allowed], addressee, rest }
}

describe('where a question looks', () => {
  test.each([
    ['What did the 2017 meeting say about shelters?', ['A:VII']],
    ['At its very first meeting in 2009, what was said?', ['A:I']],
    ['seventh meeting of the Working Group: interpreters', ['A:VII']],
    ['Conference resolution 11/5 of 2022 on gender', ['B:XI']],
    ['In the 2010 resolution only: customers', ['B:V']],
    ['decision 4/4 and the police', ['B:IV']],
    ['shelters since 2022', ['A:XII', 'A:XIII', 'B:XI']],
    ['shelters before 2009', ['B:I', 'B:II', 'B:III', 'B:IV']],
    ['shelters after 2022', ['A:XIII']],
    ['shelters between 2017 and 2018', ['A:VII', 'A:VIII']],
    ['Which Conference decisions from 2004 to 2005 are about reports?', ['B:I', 'B:II']],
    ['only the resolutions on demand', ['B:V', 'B:X', 'B:XI']],
  ])('%s', (question, expected) => {
    expect(parse(question).sections).toEqual(expected)
  })

  test.each([
    'Can a girl who was forced to steal be punished?',
    'General Assembly resolution 64/293',
    'the 1999 meeting',
    'a resolution to do better',
    'at our first meeting with her',
    'What happened in 1945?',
  ])('is everywhere for %j', (question) => {
    expect(parse(question)).toMatchObject({ sections: null, rest: question })
  })

  test('is taken out of what is searched', () => {
    expect(parse('What did the 2017 meeting say about shelters?').rest).toBe('What did the say about shelters?')
  })

  test('is nowhere in particular when its scopes exclude each other, and they are still reported', () => {
    const { sections: allowed, scopes } = parseScope('the 2017 meeting before 2010', sections)
    expect(allowed).toBeNull()
    expect(scopes).toHaveLength(2)
  })
})

test('a question about the tasks of a body names who is asked', () => {
  expect(parse('What tasks does resolution 11/5 give to UNODC?').addressee).toBe('unodc')
  expect(parse('what did the Working Group ask the Secretariat to do?').addressee).toBe('secretariat')
  expect(parse('What does UNODC publish?').addressee).toBeNull()
})
