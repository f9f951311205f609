import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../scripts/corpus.ts'
import { splitClauses } from '../../src/core/answer/clauses.ts'
import { composeAnswer, composeLimits } from '../../src/core/answer/compose.ts'
import { verifyAnswer } from '../../src/core/answer/verify.ts'
import type { Answer } from '../../src/core/protocol.ts'

const { items } = readCorpus()
const byId = new Map(items.map((i) => [i.id, i]))
const itemOf = (id: string) => byId.get(id) ?? expect.fail(`no item ${id}`)
const textOf = (id: string) => byId.get(id)?.text
const never = () => false

describe('clauses', () => {
  test('of a short item are the item without the punctuation that joins it to the next', () => {
    const text = 'Enact legislation; and'
    expect(splitClauses(text)).toEqual([{ start: 0, end: 17 }])
  })
  test('of every item in the corpus are verbatim, in order, and leave out only joints', () => {
    for (const { id, text } of items) {
      const clauses = splitClauses(text)
      const gaps = [0, ...clauses.map((c) => c.end)].map((end, i) => text.slice(end, clauses[i]?.start ?? text.length))
      expect(
        gaps.filter((gap) => !/^[;,\s]*(and)?\s*$/.test(gap)),
        id,
      ).toEqual([])
      expect(
        clauses.every(({ start, end }) => end > start),
        id,
      ).toBe(true)
    }
  })
  test('do not end at an abbreviation', () => {
    const text = `${'word '.repeat(30)}see para. Twelve and No. Five of it. ${'Word '.repeat(40)}ends.`
    expect(splitClauses(text).map(({ start, end }) => text.slice(start, end).split(/\s+/).length)).toEqual([38, 41])
  })
})

describe('composing', () => {
  test('merges restatements into one claim and cites them oldest first', () => {
    const ids = ['A:VII.2.b', 'A:XII.1', 'A:I.11.b']
    const candidates = ids.map((id, i) => ({ item: itemOf(id), score: 3 - i / 10 }))
    candidates.push({ item: itemOf('A:II.1'), score: 0 })
    const isFiller = ({ id }: { id: string }) => id === 'A:II.1'
    const { claims } = composeAnswer('punished', candidates, (a, b) => !isFiller(a) && !isFiller(b))
    expect(claims[0]?.citations).toEqual(['A:I.11.b', 'A:VII.2.b', 'A:XII.1'])
    expect(itemOf('A:VII.2.b').text).toContain(claims[0]?.text)
  })
  test('merges paragraphs of nearly the same words even where nobody labelled them', () => {
    const candidates = ['A:I.11.b', 'A:VII.2.b'].map((id) => ({ item: itemOf(id), score: 1 }))
    expect(composeAnswer('punish', candidates, never).claims[0]?.citations).toHaveLength(2)
  })
  test('leaves out what scores far below the best, and stops at its limits', () => {
    const candidates = items.slice(0, 30).map((item, i) => ({ item, score: 30 - i }))
    expect(composeAnswer('x', candidates, never).claims.length).toBeLessThanOrEqual(composeLimits.claims)
    const steep = [
      { item: itemOf('A:I.1'), score: 9 },
      { item: itemOf('A:II.1'), score: 1 },
      { item: itemOf('A:V.1'), score: 0 },
    ]
    expect(composeAnswer('x', steep, never).claims).toHaveLength(composeLimits.fewestClaims)
  })
  test('quotes the clause of a long item that holds the question’s words', () => {
    const item = itemOf('A:VII.2.d')
    const { claims } = composeAnswer('sign languages and dialects', [{ item, score: 1 }], never)
    expect(claims[0]?.text).toContain('sign languages')
  })
})

describe('verification', () => {
  const quote = { id: 'A:VI.2', text: itemOf('A:VI.2').text.slice(0, 50) }
  const answer = (change: object = {}): Answer => ({
    claims: [{ text: quote.text, citations: [quote.id], quotes: [quote], ...change }],
    withheld: 0,
  })

  test('lets a verbatim claim through', () => {
    expect(verifyAnswer(answer(), textOf)).toEqual(answer())
  })
  test.each([
    ['a changed word', { quotes: [{ ...quote, text: quote.text.replace('States', 'Nations') }] }],
    ['a changed letter case', { quotes: [{ ...quote, text: quote.text.toUpperCase() }] }],
    ['another item’s words', { quotes: [{ ...quote, id: 'A:VI.3' }], citations: ['A:VI.3'] }],
    ['an item that does not exist', { quotes: [{ ...quote, id: 'A:VI.99' }], citations: ['A:VI.99'] }],
    ['a citation without a quote', { citations: ['A:VI.2', 'A:VI.3'] }],
    ['no citation at all', { citations: [], quotes: [] }],
    ['an empty quote', { text: '', quotes: [{ ...quote, text: '' }] }],
    ['a claim that is none of its quotes', { text: 'States must act.' }],
  ])('withholds and counts a claim with %s', (_, change) => {
    expect(verifyAnswer(answer(change), textOf)).toEqual({ claims: [], withheld: 1 })
  })
})
