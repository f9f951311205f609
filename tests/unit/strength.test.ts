import { describe, expect, test } from 'vitest'
import { checkReviews, recordRequests } from '../../src/core/corpus/review-addressees.ts'
import type { Addressee, AddresseeReview, Item } from '../../src/core/corpus/schema.ts'
import { readRequest, readRequests } from '../../src/core/corpus/strength.ts'

const ask = (text: string) => {
  const { strength, addressees } = readRequest({ kind: 'recommendation', part: 'A', text })
  return [strength, ...addressees]
}
const operative = (text: string) => {
  const { strength, addressees } = readRequest({ kind: 'operative', part: 'B', text })
  return [strength, ...addressees]
}
const item = (id: string, text: string, parent: string | null = null) =>
  ({ id, text, parent, kind: 'recommendation', part: 'A', children: [] as string[] }) as Pick<
    Item,
    'id' | 'text' | 'parent' | 'kind' | 'part' | 'children'
  > as Item

describe('strength and addressees of a recommendation', () => {
  test.each([
    ['States parties shall recognize the role of civil society.', 'shall', 'states'],
    ['UNODC should continue its work.', 'should', 'unodc'],
    ['States parties should consider joining the Group of Friends.', 'should consider', 'states'],
    [
      'States parties should, further to paragraph 18 of the report, consider supporting research.',
      'should consider',
      'states',
    ],
    ['The Conference should consider and encourage regional cooperation.', 'should', 'conference'],
    ['States parties were encouraged to consider supply and demand.', 'encourages', 'states'],
    ['States parties, if they have not done so, are urged to nominate experts.', 'urges', 'states'],
    ['States parties might use article 26.', 'may', 'states'],
    [
      'The Working Group on Trafficking in Persons requested the Secretariat to keep a record.',
      'requests',
      'secretariat',
    ],
    ['The Working Group recommended that States adopt a balanced approach.', 'recommends', 'states'],
    ['The Working Group decided to entrust the Chair with a process.', 'decides', 'working-group'],
  ])(
    // biome-ignore format: one table
    'reads "%s"',
    (text, strength, addressee) => {
      expect(ask(text)).toEqual([strength, addressee])
    },
  )

  test('passes over who is only spoken of', () => {
    const obstacles =
      'To understand the obstacles that States, in particular signatories, may have, the Conference should consider a question.'
    expect(ask(obstacles)).toEqual(['should consider', 'conference'])
    expect(ask('The Conference should encourage States parties and UNODC to inform the Working Group.')).toEqual([
      'should',
      'conference',
    ])
  })

  test('adds those whom a later sentence asks', () => {
    expect(ask('States parties should train judges. The Conference should consider requesting help.')).toEqual([
      'should',
      'states',
      'conference',
    ])
    expect(ask('States parties and international organizations should act.')).toEqual([
      'should',
      'states',
      'organizations',
    ])
  })

  test('comes from the lead-in where a point has no verb of its own', () => {
    const requests = readRequests([
      item('A:I.7', 'With regard to prevention, States parties should:'),
      item('A:I.7.a', 'Consider the inclusion of trafficking in curricula;', 'A:I.7'),
      item('A:I.7.b', 'Launch campaigns. In doing so, they should consider using mass media;', 'A:I.7'),
      item('A:I.7.c', 'The Secretariat should help.', 'A:I.7'),
      item(
        'A:VII.1',
        'The Working Group recommended that the Conference of the Parties consider the following recommendations for adoption:',
      ),
      item('A:VII.1.a', 'Place victims in safe shelters;', 'A:VII.1'),
    ])
    expect(requests.get('A:I.7.a')).toEqual({ strength: 'should consider', addressees: ['states'] })
    expect(requests.get('A:I.7.b')).toEqual({ strength: 'should', addressees: ['states'] })
    expect(requests.get('A:I.7.c')).toEqual({ strength: 'should', addressees: ['secretariat'] })
    expect(requests.get('A:VII.1')).toEqual({ strength: 'recommends', addressees: ['conference'] })
    expect(requests.get('A:VII.1.a')).toEqual({ strength: 'recommends', addressees: ['states'] })
  })
})

describe('strength and addressees of a resolution or decision', () => {
  test('are those of its first verb that asks, in either tense', () => {
    expect(operative('Also urges States parties to identify their needs;')).toEqual(['urges', 'states'])
    expect(operative('Called upon States parties and signatories to review the report;')).toEqual([
      'calls upon',
      'states',
    ])
    expect(operative('Welcomes the meetings, and encourages States to use the recommendations;')).toEqual([
      'encourages',
      'states',
    ])
    expect(
      operative(
        'Reiterates its invitation to the United Nations Office on Drugs and Crime and other relevant agencies of the United Nations system to continue;',
      ),
    ).toEqual(['invites', 'unodc', 'un-entities'])
    expect(operative('Requests its secretariat, subject to resources, to collect practices;')).toEqual([
      'requests',
      'secretariat',
    ])
    expect(operative('Decides that the Working Group should continue;')).toEqual(['decides', 'working-group'])
    expect(operative('Decides to review its work;')).toEqual(['decides', 'conference'])
  })

  test('ask nothing in a preambular paragraph or where the Conference only notes', () => {
    expect(operative('Takes note of the report;')).toEqual(['notes'])
    expect(readRequest({ kind: 'preambular', part: 'B', text: 'Noting the need for States parties to act,' })).toEqual({
      strength: null,
      addressees: [],
    })
  })
})

describe('addressees in doubt', () => {
  const items = [item('A:IX.22', 'States parties should encourage businesses to act with diligence.')]
  const wave1 = [{ id: 'A:IX.22', addressees: ['states', 'private-sector'] }]
  const review: AddresseeReview = {
    id: 'A:IX.22',
    words: ['states'],
    expansions: ['states', 'private-sector'],
    decision: ['states'],
    reason: 'Businesses are whom States are to encourage.',
  }

  test('must be decided', () => {
    expect(checkReviews(items, wave1, [])).toEqual([
      'A:IX.22: its words address states, its expansions states and private-sector: decide in data/addressees-reviewed.json',
    ])
    expect(checkReviews(items, wave1, [review])).toEqual([])
  })

  test('are named when what was decided on has changed or is no longer in doubt', () => {
    const stale = { ...review, words: ['conference'] as Addressee[] }
    expect(checkReviews(items, wave1, [stale])).toEqual([
      expect.stringMatching(/^A:IX\.22: .* its review says conference/),
    ])
    expect(checkReviews(items, [{ id: 'A:IX.22', addressees: ['states'] }], [review])).toEqual([
      'A:IX.22: reviewed in data/addressees-reviewed.json, but nothing is in doubt',
    ])
  })

  test('are those that were decided on', () => {
    const decided = { ...review, decision: ['states', 'private-sector'] as Addressee[] }
    expect(recordRequests(items, [decided])[0]).toMatchObject({
      strength: 'should',
      addressees: ['states', 'private-sector'],
    })
  })
})
