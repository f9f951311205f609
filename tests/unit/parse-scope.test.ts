import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../scripts/corpus.ts'
import { parseScope } from '../../src/core/retrieval/parse-scope.ts'

const { sections } = readCorpus()
const parse = (question: string) => {
  const { sections: allowed, rest } = parseScope(question, sections)
  return { sections: allowed && [...allowed], rest }
}

const ofPart = (part: string) => sections.filter((s) => s.part === part).map(({ id }) => id)
const [workingGroup, conference] = [ofPart('A'), ofPart('B')]

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
    ['demand, resolutions only', ['B:V', 'B:X', 'B:XI']],
    ['shelters until 2005', ['B:I', 'B:II']],
    ['shelters 2017–2018', ['A:VII', 'A:VIII']],
    ['shelters from 2022 onwards', ['A:XII', 'A:XIII', 'B:XI']],
    ['What was said about shelters at the last meeting?', ['A:XIII']],
    ['shelters in the latest resolution', ['B:XI']],
    ['What was agreed on shelters in the last two years?', ['A:XII', 'A:XIII', 'B:XI']],
    ['shelters over the past 2 years', ['A:XII', 'A:XIII', 'B:XI']],
    ['What did the Conference decide about shelters?', conference],
    ['Has the Working Group ever recommended shelters?', workingGroup],
    ['shelters according to the Conference of the Parties', conference],
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
    'at the last meeting of the gang',
    'How does the Conference support States?',
    'shelters for children',
    'on 10/2019 and 2019/2020',
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

test('a scope that is ignored narrows nothing, and the others still do', () => {
  const question = 'shelters in 2017 or resolution 10/3'
  expect(parseScope(question, sections).sections).toBeNull()
  const { sections: allowed, scopes, rest } = parseScope(question, sections, ['resolution 10/3'])
  expect([...(allowed ?? [])]).toEqual(['A:VII'])
  expect(scopes.map(({ words }) => words)).toEqual(['resolution 10/3', 'in 2017'])
  expect(rest).toBe('shelters or')
})

test('a question about the tasks of a body names who is asked', () => {
  const tasksIn = (question: string) => parseScope(question, sections).tasks
  expect(tasksIn('What tasks does resolution 11/5 give to UNODC?')).toEqual({ words: 'UNODC', addressee: 'unodc' })
  expect(tasksIn('what did the Working Group ask the secretariat to do?')).toEqual({
    words: 'secretariat',
    addressee: 'secretariat',
  })
  expect(tasksIn('What does UNODC publish?')).toBeNull()
})
