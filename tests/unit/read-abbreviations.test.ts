import { describe, expect, test } from 'vitest'
import { checkAbbreviations } from '../../scripts/authored.ts'
import { readCorpus } from '../../scripts/corpus.ts'
import type { Abbreviation } from '../../src/core/corpus/authored.ts'
import { readAbbreviations } from '../../src/core/retrieval/read-abbreviations.ts'

const abbreviations: Abbreviation[] = [
  { short: ['NGO'], long: 'non-governmental organization' },
  { short: ['UN.GIFT'], long: 'Global Initiative to Fight Human Trafficking' },
  { short: ['TIP'], long: 'trafficking in persons', exact: true },
  { short: ['CRC'], long: 'Convention on the Rights of the Child', exact: true, unmentioned: true },
]
const read = (text: string) => readAbbreviations(text, abbreviations, new Map([['tip', 1]]))

describe('abbreviations', () => {
  test.each([
    ['what can an ngo do', 'what can an non-governmental organization do'],
    ['NGOs and UN.GIFT', 'non-governmental organization and Global Initiative to Fight Human Trafficking'],
    ['the TIP Protocol', 'the TIP trafficking in persons Protocol'],
  ])('%s', (typed, searched) => {
    expect(read(typed).text).toBe(searched)
  })
  test.each(['a tip to the police', 'LEAVE A TIP', 'mango', 'NGO/2019/4', 'the crc'])(
    'there are none in %j',
    (typed) => {
      expect(read(typed)).toEqual({ text: typed, readings: [] })
    },
  )
  test('are said once, also where nothing is searched for them', () => {
    expect(read('CRC and NGO, NGO')).toEqual({
      text: 'CRC and non-governmental organization, non-governmental organization',
      readings: [
        { typed: 'CRC', meant: 'Convention on the Rights of the Child', kind: 'unmentioned' },
        { typed: 'NGO', meant: 'non-governmental organization', kind: 'abbreviation' },
      ],
    })
  })
  test('that stand twice, or whose long form does not fit the texts, are named', () => {
    const { items } = readCorpus()
    expect(
      checkAbbreviations(
        [
          { short: ['A', 'A'], long: 'trafficking in persons' },
          { short: ['B'], long: 'financial helicopters' },
          { short: ['C'], long: 'Trafficking in persons', unmentioned: true },
        ],
        items,
      ),
    ).toEqual([
      'abbreviations: A stands twice',
      'abbreviations: no item holds the words of “financial helicopters”',
      'abbreviations: an item mentions “Trafficking in persons”, though it is said that none does',
    ])
  })
})
