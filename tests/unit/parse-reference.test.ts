import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../scripts/corpus.ts'
import { toCitation, toReference, toShortCitation } from '../../src/core/corpus/cite.ts'
import type { Item } from '../../src/core/corpus/schema.ts'
import { maxQuestionLength } from '../../src/core/protocol.ts'
import { parseReference } from '../../src/core/retrieval/parse-reference.ts'
import { ambiguous, noReferences, references } from '../fixtures/references.ts'

const { items, sections } = readCorpus()
const ids = new Set(items.map((i) => i.id))
const resolve = (question: string) => parseReference(question, sections, ids, items)
const parse = (question: string) => resolve(question)?.ids ?? null

describe('a question that is an address', () => {
  test.each(references)('%s', (reference, expected) => {
    expect(parse(reference)).toEqual(expected.split(' '))
  })

  test.each(ambiguous)('%s has more than one reading', (reference) => {
    expect(resolve(reference)?.ambiguous).toBe(true)
  })
})

describe('a question that is not an address', () => {
  test.each(noReferences)('%s', (question) => {
    expect(parse(question)).toBeNull()
  })
})

describe('every item is found again', () => {
  const sectionOf = (item: Item) => sections.find((s) => s.id === item.section) ?? expect.fail(item.section)
  const misread = (cite: (item: Item) => string) =>
    items.flatMap((item) => {
      const found = parse(cite(item)) ?? []
      return found.join() === item.id ? [] : [{ id: item.id, cited: cite(item), found }]
    })

  test('from its official citation', () => {
    expect(misread((item) => toCitation(item, sectionOf(item)))).toEqual([])
  })

  test('from its short citation', () => {
    expect(misread((item) => toShortCitation(item))).toEqual([])
  })

  test('from its id', () => {
    expect(misread((item) => item.id)).toEqual([])
  })

  test('from its reference in the compendium, beside the one other item that has the same', () => {
    const shared = misread(toReference)
    expect(shared.filter(({ id, found }) => !(found.includes(id) && found.length === 2))).toEqual([])
    for (const { cited } of shared) expect(resolve(cited)?.ambiguous).toBe(true)
    expect(misread((item) => `Part ${item.part}, ${toReference(item)}`)).toEqual([])
  })
})

describe('any text', () => {
  /** mulberry32: the same texts in every run. */
  function seeded(seed: number): (below: number) => number {
    let state = seed
    return (below) => {
      state = (state + 0x6d2b79f5) | 0
      let t = Math.imul(state ^ (state >>> 15), 1 | state)
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
      return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
    }
  }
  const strangers = (texts: readonly string[]) => texts.flatMap((t) => parse(t) ?? []).filter((id) => !ids.has(id))
  const repeat = (make: () => string) => Array.from({ length: 5000 }, make)

  test('of random characters names no item that does not exist', () => {
    const random = seeded(1)
    const characters = [...'aabcdhijlmvxABIVX0123459 ..,;:-–()[]/§¶&#"\'_*<>\\\n\té漢😀']
    const texts = repeat(() => Array.from({ length: random(80) }, () => characters[random(characters.length)]).join(''))
    expect(strangers(texts)).toEqual([])
  }, 60_000)

  test('made of pieces of references names no item that does not exist', () => {
    const random = seeded(2)
    const words = references.flatMap(([reference]) => reference.split(/(?<=[ .(/-])/))
    const texts = repeat(() => Array.from({ length: random(12) }, () => words[random(words.length)]).join(''))
    expect(strangers(texts)).toEqual([])
  }, 60_000)

  test('that was a reference before characters were changed names no item that does not exist', () => {
    const random = seeded(3)
    const texts = repeat(() => {
      const characters = [...(references[random(references.length)]?.[0] ?? '')]
      for (let changes = 1 + random(4); changes > 0; changes--) {
        const at = random(characters.length)
        const [kept = ''] = characters.splice(at, 1)
        const other = String.fromCodePoint(32 + random(95))
        characters.splice(at, 0, ...([[], [kept, kept], [other], [other, kept]][random(4)] ?? []))
      }
      return characters.join('')
    })
    expect(strangers(texts)).toEqual([])
  }, 60_000)

  test('is read to its end, however it repeats itself', () => {
    const pieces = [
      'VII.2.b ', 'I.I.', '((((', '(a', '1,', 'a,', '1-2-', 'PP 1-99,', 'WG.4/2015/5 para 1 ', '13 (i) of ', 'para ',
      'resolution 10/3 and ', '10/3, 10/3 and ', 'A/A1/', 'twenty ', 'twenty-', 'part A ', '14 and 15 April ', '20', ' ',
      'Working Group on ', 'meeting held in Vienna ', 'subpara (a) of ', 'x', '-', 'ﷺ',
    ] // biome-ignore format: one list
    // Reading that backtracks without bound would not come to an end here.
    expect(strangers(pieces.map((piece) => piece.repeat(maxQuestionLength / piece.length)))).toEqual([])
  }, 60_000)
})

describe('the documents themselves', () => {
  test('cite each other only where they say so', () => {
    const citing = items.flatMap((item) => {
      const found = parse([item.leadIn, item.text].join(' '))
      return found ? [`${item.id} cites ${found.join(' ')}`] : []
    })
    expect(citing).toEqual([
      'A:II.8 cites A:I.16',
      'A:II.15 cites A:I.18',
      'A:II.17 cites A:I.17',
      'A:II.24.b cites A:I.6',
      'A:II.34 cites A:I.10',
      'A:II.43 cites A:I.11',
    ])
  })
})
