import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkAuthored, readAuthored } from '../../scripts/authored.ts'
import { extractCorpus, readCorpus } from '../../scripts/corpus.ts'
import { dataDir, readText } from '../../scripts/files.ts'
import { checkCompendium } from '../../src/core/corpus/check-corpus.ts'
import { applyErrata } from '../../src/core/corpus/errata.ts'
import { parseCompendium } from '../../src/core/corpus/parse-compendium.ts'

const file = 'compendium-2024.txt'
const source = readText(join(dataDir, 'sources', file))
const check = (text: string) => {
  const compendium = parseCompendium(text, file)
  return [...compendium.problems, ...checkCompendium(compendium, text)]
}

describe('the extraction', () => {
  test('of the real compendium has no problem', () => {
    expect(check(source)).toEqual([])
  })

  test('keeps what corpus readers know of single items', () => {
    const byId = new Map(readCorpus().items.map((i) => [i.id, i]))
    expect(byId.get('A:I.12.h')).toMatchObject({
      text: 'Ensure that responses to child trafficking at all levels are always based on the best interest of the child.',
      leadIn: 'With regard to victim protection and assistance, States parties should:',
      report: { symbol: 'CTOC/COP/WG.4/2009/2', paragraph: '13 (h)' },
    })
    expect(byId.get('A:IX.17')?.text).toContain('(h) including the private sector')
    expect(byId.get('A:IV.46.j.v')?.path).toEqual(['46', 'j', 'v'])
    expect(byId.get('B:X.PP.2')?.text).toContain('72/1 of 27 September 2017, 72/195')
    expect(byId.get('A:V.8')).toMatchObject({ errata: ['v8-lost-semicolon'] })
    expect(byId.get('A:V.8')?.text).toContain('rather than on the victim; developing guidelines')
  })

  test('names the line and the section when a paragraph is lost', () => {
    const lost = source.replace('\n4. With regard to the adoption of adequate national legislation', '\n')
    expect(check(lost)).toEqual([
      expect.stringMatching(/line 92: unrecognised line: ", the Secretariat should step up/),
      expect.stringMatching(/line 93: paragraph 4 expected, got 5/),
      'items of A:I: expected 56, got 55',
      'leaves of A:I: expected 46, got 45',
      expect.stringMatching(/source and items differ/),
    ])
  })

  test('names the item whose two halves no longer meet', () => {
    expect(check(source.replace('of ethical codes of conduct', 'Of ethical codes of conduct'))).toEqual([])
    expect(check(source.replace('providing clear\n', 'providing clear.\n'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/line 271: unrecognised line/)]),
    )
  })

  test('rebuilds the text by a second route and names the item that differs', () => {
    const compendium = parseCompendium(source, file)
    const item = compendium.items.find((i) => i.id === 'A:VI.2')
    if (!item) throw new Error('A:VI.2 is missing')
    item.text = item.text.replace('prohibiting', 'permitting')
    expect(checkCompendium(compendium, source)).toEqual([expect.stringMatching(/^A:VI\.2: source and items differ/)])
  })
})

describe('the data folder', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'adduce-data-'))
    for (const name of ['sources', 'sources.json', 'errata.json', 'addressees-reviewed.json'])
      cpSync(join(dataDir, name), join(dir, name), { recursive: true })
  })
  afterEach(() => rmSync(dir, { recursive: true }))

  test('with one changed character in a source is refused by the name of the file', () => {
    writeFileSync(join(dir, 'sources', file), source.replace('comprehensive', 'comprehensivE'))
    expect(extractCorpus(dir).problems).toEqual([
      expect.stringMatching(/^source data\/sources\/compendium-2024\.txt has been altered/),
    ])
  })

  test('without one of the sources is refused by its name', () => {
    unlinkSync(join(dir, 'sources', 'report-2017.txt'))
    expect(extractCorpus(dir).problems).toEqual(['source data/sources/report-2017.txt is missing'])
  })

  test('with an erratum that fits no line is refused by its id', () => {
    const errata: { id: string }[] = JSON.parse(readFileSync(join(dir, 'errata.json'), 'utf8'))
    const erratum = errata.find((e) => e.id === 'v8-lost-semicolon')
    writeFileSync(join(dir, 'errata.json'), JSON.stringify([{ ...erratum, line: 405 }]))
    expect(extractCorpus(dir).problems).toEqual([
      expect.stringMatching(/^erratum v8-lost-semicolon: .* stands 0 times/),
    ])
  })
})

test('a suspected erratum is not applied', () => {
  const erratum = {
    id: 'x',
    source: 'a.txt',
    line: 1,
    printed: 'on',
    corrected: 'off',
    reason: 'r',
    certainty: 'suspected' as const,
  }
  expect(applyErrata('on', 'a.txt', [erratum]).text).toBe('on')
  expect(applyErrata('on', 'a.txt', [{ ...erratum, certainty: 'certain' }]).text).toBe('off')
})

test('a search aid for an item that does not exist is named', () => {
  const authored = readAuthored()
  const { items } = readCorpus()
  expect(checkAuthored(authored, items)).toEqual([])
  const stray = { ...authored.wave1[0], id: 'A:I.99' } as (typeof authored.wave1)[number]
  expect(checkAuthored({ ...authored, wave1: [...authored.wave1, stray] }, items)).toEqual([
    'wave1: unknown item A:I.99',
  ])
  expect(checkAuthored({ ...authored, wave1: authored.wave1.slice(1) }, items)).toEqual([
    'wave1: nothing is written for A:I.1',
  ])
})
