import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../scripts/corpus.ts'
import { splitSentences } from '../../src/core/answer/excerpt.ts'
import type { Item } from '../../src/core/corpus/schema.ts'
import type { CitedItem } from '../../src/core/protocol.ts'
import { checkSentence, type Fault } from '../../src/core/rewrite/check.ts'
import { type Evidence, toEvidence, writePrompt } from '../../src/core/rewrite/evidence.ts'
import { readSentences } from '../../src/core/rewrite/sentences.ts'

const { items } = readCorpus()
const leaves = items.filter(({ children }) => children.length === 0)

describe('of all texts', () => {
  const sentences = leaves.flatMap((item) =>
    splitSentences(item.text).map(([start, end]) => ({ item, text: item.text.slice(start, end) })),
  )
  const faultOf = (text: string, item: Item, citations = [1], others: Item[] = []): Fault | null => {
    const evidence = [item, ...others].map((one, i) => toNumbered(one, i + 1))
    const verdict = checkSentence({ text, citations }, evidence)
    return verdict.isSupported ? null : verdict.fault
  }
  /** Every sentence that a change applies to, changed. */
  const changed = (from: RegExp, to: string) =>
    sentences.flatMap(({ item, text }) => {
      const mutant = text.replace(from, to)
      return mutant === text ? [] : [{ item, text: mutant }]
    })

  test('every sentence passes as it stands', () => {
    expect(sentences.length).toBeGreaterThan(600)
    for (const { item, text } of sentences) expect(faultOf(text, item), text).toBeNull()
  })

  test.each<[string, RegExp, string, number, Fault[]]>([
    ['“should” made “shall”', /\bshould\b/, 'shall', 100, ['strength', 'addressee']],
    ['“should” made “must”', /\bshould\b/, 'must', 100, ['strength']],
    ['“may” made “should”', /\bmay\b(?! \d)/, 'should', 10, ['strength', 'addressee']],
    ['“should consider” made “should”', /\bshould consider\b/, 'should', 15, ['strength']],
    ['“encourages” left out', /\b(States parties) are encouraged to\b/, '$1 should', 3, ['strength']],
    ['“not” left out', /\bnot /, '', 30, ['negation', 'addressee']],
    ['“without” made “with”', /\bwithout\b(?! prejudice)/, 'with', 2, ['negation', 'words']],
    ['“not” put in', /\bshould\b/, 'should not', 100, ['negation']],
    ['“prevent” left out', /(?<!and |or )\b(?:prevent|combat) (?!and\b|or\b)/, '', 20, ['negation', 'order']],
    ['a year changed', /\b20\d\d\b/, '1999', 20, ['number']],
    ['a word of substance put in', /\b(?:victims|States parties|persons)\b/, 'wealthy $&', 200, ['words']],
    ['another body asked', /^States parties should\b/, 'The Secretariat should', 50, ['words', 'addressee', 'order']],
    ['the beginning and the end changed round', /^((?:\w+ ){4})(.*)((?: \w+){5})\.$/, '$3 $2 $1.', 100, ['order', 'addressee', 'strength', 'negation', 'condition', 'words']],
    ['“where appropriate” left out', /,? ?\bwhere appropriate,?/, '', 10, ['condition', 'negation', 'strength', 'order']],
  ])('no sentence passes with %s', (_, from, to, least, faults) => {
    const mutants = changed(from, to)
    expect(mutants.length).toBeGreaterThanOrEqual(least)
    for (const { item, text } of mutants) expect(faults, text).toContain(faultOf(text, item))
  }) // biome-ignore format: a table

  test('no sentence passes with the citation of another paragraph, alone or besides', () => {
    for (const [i, { item, text }] of sentences.entries()) {
      const other = leaves[(leaves.indexOf(item) + 300) % leaves.length]
      if (!other || text.length < 60) continue
      expect(faultOf(text, item, [2], [other]), `${i} ${text}`).not.toBeNull()
      expect(faultOf(text, item, [1, 2], [other]), `${i} ${text}`).not.toBeNull()
    }
  })
})

function toNumbered(item: Item, number: number): Evidence {
  // Checking reads the id, the texts and the addressees, which an item and a cited item have alike.
  return { number, item: item as unknown as CitedItem, leadIn: item.leadIn ?? '', text: item.text }
}
