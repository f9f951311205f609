import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../scripts/corpus.ts'
import { splitSentences } from '../../src/core/answer/excerpt.ts'
import type { Item } from '../../src/core/corpus/schema.ts'
import type { CitedItem, Claim } from '../../src/core/protocol.ts'
import { checkSentence, type Fault } from '../../src/core/rewrite/check.ts'
import { type Evidence, toEvidence, writePrompt } from '../../src/core/rewrite/evidence.ts'
import { readSentences } from '../../src/core/rewrite/sentences.ts'

const { items } = readCorpus()
const leaves = items.filter(({ children }) => children.length === 0)

describe('of all texts', { timeout: 60_000 }, () => {
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

describe('shortened and joined', () => {
  const verdictOf = (text: string, citations: number[], ids: string[]) => {
    const evidence = ids.map((id, i) => toNumbered(items.find((item) => item.id === id) ?? expect.fail(id), i + 1))
    return checkSentence({ text, citations }, evidence)
  }
  const [procedures, punishment, approach] = ['A:I.11.a', 'A:I.11.b', 'A:V.14']

  test.each<[string, number[], string[]]>([
    ['States parties should establish procedures for identifying victims.', [1], [procedures]],
    ['Establish procedures for identifying victims.', [1], [procedures]],
    [
      'States parties should establish procedures for identifying victims, and consider, in line with their domestic legislation, not punishing trafficked persons where they were compelled to commit unlawful acts.',
      [1, 2],
      [procedures, punishment],
    ],
    ['States parties are encouraged to adopt a holistic approach to discourage demand.', [1], [approach]],
  ])('“%s” passes', (text, citations, ids) => {
    expect(verdictOf(text, citations, ids)).toEqual({ isSupported: true })
  })

  test.each<[string, number[], string[], Fault]>([
    ['States parties should establish procedures for identifying victims.', [], [procedures], 'uncited'],
    ['States parties should establish procedures for identifying victims.', [1, 7], [procedures], 'unknown-citation'],
    ['States parties establish procedures for identifying victims.', [1], [procedures], 'strength'],
    ['Victims should establish procedures.', [1], [procedures], 'order'],
    ['Victims should receive support.', [1], [procedures], 'words'],
    ['Traffickers should be punished.', [1], [punishment], 'words'],
    ['Victims should give support.', [1], [procedures], 'addressee'],
    ['States parties should establish procedures for victims or support.', [1], [procedures], 'order'],
    [
      'States parties should consider, in line with their domestic legislation, punishing trafficked persons where they were compelled to commit unlawful acts.',
      [1],
      [punishment],
      'negation',
    ],
    ['States parties should consider not punishing trafficked persons.', [1], [punishment], 'condition'],
    ['States parties should ensure the punishment of trafficked persons.', [1], [punishment], 'order'],
    ['States parties are encouraged to adopt demand for all types of services.', [1], [approach], 'negation'],
    ['States parties should establish procedures for identifying victims.', [1, 2], [procedures, approach], 'order'],
  ])('“%s” is struck out', (text, citations, ids, fault) => {
    expect(verdictOf(text, citations, ids)).toMatchObject({ isSupported: false, fault })
  })

  test.each<[string, string, Fault]>([
    ['States parties should not punish, prosecute or detain victims.', 'States parties should prosecute or detain victims.', 'negation'],
    ['States parties should abstain from practices that harm victims.', 'States parties should harm victims.', 'negation'],
    ['States parties should ensure that employers pay wages.', 'Employers should pay wages.', 'addressee'],
    ['States parties should ensure that victims are protected.', 'Victims are protected.', 'strength'],
    ['States parties may support shelters, which should be safe, and train staff.', 'States parties should train staff.', 'strength'],
    ['States parties should provide shelter to the Conference.', 'The Conference should provide shelter.', 'addressee'],
    ['States parties should provide shelter or food.', 'States parties should provide shelter and food.', 'order'],
    ['States parties should train police, and traffickers of persons should be punished.', 'Trafficked persons should be punished.', 'words'],
  ])('“%s” does not bear out “%s”', (cited, text, fault) => {
    const item = { ...(items.find(({ id }) => id === procedures) ?? expect.fail('no item')), text: cited, leadIn: null }
    expect(checkSentence({ text, citations: [1] }, [toNumbered(item, 1)])).toMatchObject({ isSupported: false, fault })
  }) // biome-ignore format: a table

  test('says what is wrong in a plain sentence', () => {
    expect(verdictOf('States parties should quickly establish 12 procedures.', [1], [procedures])).toMatchObject({
      reason: '“12” is not in what it cites.',
    })
    expect(verdictOf('States parties should quickly establish procedures.', [1], [procedures])).toMatchObject({
      reason: 'Not in what it cites: “quickly”.',
    })
  })
})

describe('a text that is still being written', () => {
  test('is read sentence by sentence, with citations before or after the full stop', () => {
    const text = 'States parties should act [1]. Victims are heard. [2, 3] See para. 4 of it [ 1 ][2]. The'
    const read = [
      { text: 'States parties should act.', citations: [1] },
      { text: 'Victims are heard.', citations: [2, 3] },
      { text: 'See para. 4 of it.', citations: [1, 2] },
    ]
    expect(readSentences(text, false)).toEqual(read)
    expect(readSentences(text, true)).toEqual([...read, { text: 'The', citations: [] }])
  })

  test('shows a sentence only when its citations must have come', () => {
    expect(readSentences('States parties should act.', false)).toEqual([])
    expect(readSentences('States parties should act. [1-3]\n', false)).toEqual([
      { text: 'States parties should act.', citations: [1, 2, 3] },
    ])
  })

  test('may be a list', () => {
    expect(readSentences('- Act [1]\n2. Go on [2].\n', true).map(({ text }) => text)).toEqual(['Act', 'Go on.'])
  })

  test('never shows a sentence that later pieces change', () => {
    const whole = 'States parties should act [1]. Victims are heard. [2, 3] See para. 4 [1].\nNothing more.'
    const complete = readSentences(whole, true)
    for (let end = 0; end <= whole.length; end++) {
      const shown = readSentences(whole.slice(0, end), false)
      expect(shown).toEqual(complete.slice(0, shown.length))
    }
  })
})

test('the prompt holds the question and every piece of evidence with its lead-in', () => {
  const item = items.find(({ id }) => id === 'A:I.11.a') ?? expect.fail('no item')
  const claim = { quoted: item.id, text: item.text } as Claim
  // Only these are read.
  const evidence = toEvidence([claim], () => item as unknown as CitedItem)
  const prompt = writePrompt('How are victims identified?', evidence)
  expect(prompt).toContain('Question: How are victims identified?')
  expect(prompt).toContain(`[1] ${item.leadIn} ${item.text}`)
})

function toNumbered(item: Item, number: number): Evidence {
  // Checking reads the id, the texts and the addressees, which an item and a cited item have alike.
  return { number, item: item as unknown as CitedItem, leadIn: item.leadIn ?? '', text: item.text }
}
