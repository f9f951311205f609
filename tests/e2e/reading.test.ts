import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { root } from '../../scripts/files.ts'
import { itemSchema, passageSchema, sectionSchema } from '../../src/core/corpus/schema.ts'
import { qualitySchema } from '../../src/core/quality.ts'
import { answerOf, panelOf, visitSite, waitForMeaning } from './harness.ts'

const readCorpus = (name: string) => JSON.parse(readFileSync(join(root, 'data/corpus', name), 'utf8')) as unknown
const items = itemSchema.array().parse(readCorpus('items.json'))
const sections = sectionSchema.array().parse(readCorpus('sections.json'))
const passages = passageSchema.array().parse(readCorpus('context.json'))

const { open, siteUrl } = visitSite()

const navigation = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Adduce' }).getByRole('link', { name })
const viewHeading = (page: Page, name: string) => page.getByRole('main').getByRole('heading', { level: 2, name })
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

/** Paragraphs of the document on the page, footnote calls left out. */
const paragraphsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main article [data-kind]')].map((paragraph) => {
      const copy = paragraph.querySelector('p')?.cloneNode(true) as Element
      for (const call of copy.querySelectorAll('sup')) call.remove()
      return copy.textContent ?? ''
    }),
  )

test('every meeting, decision and resolution reads word for word as the source', async () => {
  const { page, expectQuiet } = await open('?read')
  for (const { id, instrument, name, opening, title, note } of sections) {
    await page.goto(`${siteUrl()}?read=${id}`)
    await viewHeading(page, instrument ?? name).waitFor()
    const printed = items.filter((item) => item.section === id).sort((a, b) => a.ordinal - b.ordinal)
    expect(await paragraphsOf(page), id).toEqual(printed.map((item) => item.text))
    for (const text of [opening?.footnotes.length === 0 && opening.text, title, note])
      if (text) await page.getByRole('main').getByText(text, { exact: true }).first().waitFor()
  }
  expectQuiet()
})

test('background reads word for word, with its points, under a label that stays', async () => {
  const { page, expectQuiet } = await open('?read=C:2011.13')
  await viewHeading(page, 'Summary of the first three meetings').waitFor()
  for (const { text, points } of passages.filter(({ id }) => id.startsWith('C:2011.'))) {
    const main = (await page.getByRole('main').textContent()) ?? ''
    for (const part of [text, ...points.map((point) => point.text)])
      expect(withoutCalls(main)).toContain(withoutCalls(part))
  }
  expect(await page.getByText('Background, not a recommendation').first().isVisible()).toBe(true)
  await page.getByText('I. Prevention of trafficking in persons').waitFor()
  expectQuiet()
})

/** Footnote calls stand inside the text of the page, so only letters are compared. */
const withoutCalls = (text: string) => text.replaceAll(/footnote|[^a-z]/gi, '')

test('leads from the header to the contents, to a document and back to the question', async () => {
  const { page, expectQuiet } = await open('?q=VII.2.b')
  await page.getByRole('heading', { name: 'What stands there' }).waitFor()
  await navigation(page, 'Read').click()
  await viewHeading(page, 'Read').waitFor()
  expect(await page.title()).toBe('Read · Adduce')
  expect(await focusedText(page)).toBe('Read')
  expect(await navigation(page, 'Read').getAttribute('aria-current')).toBe('page')
  await page.getByRole('main').getByRole('link', { name: 'Seventh meeting', exact: true }).click()
  await viewHeading(page, 'Seventh meeting').waitFor()
  expect(new URL(page.url()).search).toBe('?read=A:VII')
  await page.getByRole('navigation', { name: 'Neighbouring documents' }).getByRole('link', { name: 'Next' }).click()
  await viewHeading(page, 'Eighth meeting').waitFor()
  expect(await focusedText(page)).toContain('Eighth meeting')
  await page.goBack()
  await viewHeading(page, 'Seventh meeting').waitFor()
  await navigation(page, 'Ask').click()
  await page.getByRole('heading', { name: 'What stands there' }).waitFor()
  expect(new URL(page.url()).search).toBe('?q=VII.2.b')
  expectQuiet()
})

test('a link to a paragraph brings it into view and opens it beside the document', async () => {
  const { page, expectQuiet } = await open('?read=A:VII&item=A:VII.2.b')
  const panel = page.getByRole('complementary', { name: 'VII.2 (b)' })
  await panel.waitFor()
  const inView = () =>
    page.locator('[id="A:VII.2.b"]').evaluate((paragraph) => {
      const { top, bottom } = paragraph.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    })
  expect(await inView()).toBe(true)
  await page.getByRole('main').getByRole('link', { name: 'VII.2 (c)' }).click()
  await page
    .getByRole('complementary', { name: 'VII.2 (c)' })
    .getByRole('link', { name: 'Read in the document' })
    .click()
  await page.waitForURL('**/?read=A:VII.2.c')
  await page.getByRole('complementary', { name: 'In its place' }).waitFor()
  expectQuiet()
})

test('the third meeting points to the fourth', async () => {
  const { page } = await open('?read=A:III')
  await page.getByText('subsequently endorsed by the Working Group at its fourth meeting').waitFor()
  await page.getByRole('link', { name: 'Read them there' }).click()
  await viewHeading(page, 'Fourth meeting').waitFor()
})

test('an open item shows who is asked, its topics, its area and every reference', async () => {
  const { page, expectQuiet } = await open('?item=A:I.1')
  const panel = panelOf(page)
  await panel.getByText('States parties: recommended').waitFor()
  await panel.getByText('Partnerships').waitFor()
  await panel.getByText('CTOC/COP/WG.4/2015/5, para. 93').waitFor()
  await panel.getByText('Its wording there').click()
  await panel
    .getByText('The Working Group recommended that States adopt a comprehensive and balanced approach', {
      exact: false,
    })
    .last()
    .waitFor()
  await panel.getByRole('link', { name: 'International cooperation' }).click()
  await viewHeading(page, 'International cooperation').waitFor()
  expect(new URL(page.url()).search).toBe('?topic=International+cooperation')
  expectQuiet()
})

test('a correction and a doubt are told apart', async () => {
  const { page } = await open('?item=A:V.8')
  await panelOf(page).getByText('rather than on the victim developing guidelines').waitFor()
  await panelOf(page).getByText('Corrected', { exact: true }).waitFor()
  await page.goto(`${siteUrl()}?item=A:II.44`)
  await panelOf(page).getByText('Odd as printed, left as it is').waitFor()
})

test('a topic lists its paragraphs, and marks what stands in for the missing page and what is suspected', async () => {
  const { page, expectQuiet } = await open('?topic=Review,+monitoring+and+evaluation+of+responses')
  await page.getByText('From the index of 2019, in place of the missing page.').first().waitFor()
  await page.goto(`${siteUrl()}?topic=Technology`)
  await page.getByText('Probably a misprint').first().waitFor()
  await page.getByText('Since 2019').click()
  await page.getByText('Added in 2024').waitFor()
  expectQuiet()
})

test('narrows what was found, says so, and takes it back', async () => {
  const { page, expectQuiet } = await open('?q=shelter+for+victims')
  await waitForMeaning(page)
  await answerOf(page).waitFor()
  await page.getByText('Narrow', { exact: true }).click()
  await page.getByRole('list', { name: 'Year' }).getByRole('link', { name: '2017' }).click()
  await page.waitForURL('**/?q=shelter+for+victims&year=2017')
  const narrowed = page.getByRole('list', { name: 'Narrowed to' })
  await narrowed.getByRole('link', { name: 'Remove Year: 2017' }).waitFor()
  for (const text of await page.getByRole('article').locator('header p').allTextContents()) expect(text).toBe('2017')
  await page.goBack()
  await narrowed.waitFor({ state: 'detached' })
  await page.goForward()
  await narrowed.getByRole('link', { name: 'Remove Year: 2017' }).click()
  await narrowed.waitFor({ state: 'detached' })
  expectQuiet()
})

test('says when nothing is left, and offers the way back', async () => {
  const { page } = await open('?q=shelter&year=2004&topic=Technology')
  await page.getByRole('heading', { name: 'Nothing is left' }).waitFor()
  await page.getByRole('link', { name: 'Search without narrowing' }).click()
  await answerOf(page).waitFor()
})

test('the seventh meeting is asked about shelters and answers with its report’s paragraphs', async () => {
  const { page, expectQuiet } = await open('?q=What+did+the+2017+meeting+say+about+shelters%3F')
  await page.getByRole('link', { name: 'Search everywhere' }).waitFor()
  for (const paragraph of ['7 (c)', '8 (c)'])
    await page.getByRole('article').getByText(`CTOC/COP/WG.4/2017/4, para. ${paragraph}`).waitFor()
  expectQuiet()
})

test('lets go of one scope, keeps the others, and takes it back', async () => {
  const { page, expectQuiet } = await open('?q=shelters+since+2010,+resolutions+only')
  const chips = page.getByRole('list', { name: 'Narrowed to' })
  await chips.getByRole('link', { name: 'since 2010' }).click()
  await page.waitForURL('**/?q=shelters+since+2010,+resolutions+only&ignore=since+2010')
  const again = page.getByRole('link', { name: 'Search only where “since 2010” says again' })
  await again.waitFor()
  expect(await chips.getByRole('link').allTextContents()).toEqual(['Resolutions, 2010 to 2022 ✕'])
  await again.click()
  await chips.getByRole('link', { name: 'since 2010' }).waitFor()
  expectQuiet()
})

test('background is found in a section of its own, labelled, and read in its place', async () => {
  const { page, expectQuiet } = await open('?q=Which+intergovernmental+organizations+were+represented+by+observers%3F')
  await waitForMeaning(page)
  const background = page.getByRole('region', { name: 'Background' })
  await background.getByText('Background, not a recommendation').first().waitFor()
  await background.getByRole('link').first().click()
  await viewHeading(page, 'Report on the seventh meeting').waitFor()
  expect(new URL(page.url()).search).toMatch(/^\?read=C:\d{4}\./)
  expectQuiet()
})

test('lists the sources with their fingerprints and every correction', async () => {
  const { page, expectQuiet } = await open('?sources')
  await viewHeading(page, 'Sources and corrections').waitFor()
  const sources = JSON.parse(readFileSync(join(root, 'data/sources.json'), 'utf8')) as { sha256: string }[]
  for (const { sha256 } of sources) await page.getByText(sha256).waitFor()
  const errata = JSON.parse(readFileSync(join(root, 'data/errata.json'), 'utf8')) as unknown[]
  expect(await page.locator('tbody tr').count()).toBe(errata.length)
  expect(await page.getByRole('main').textContent()).not.toContain('\t')
  expectQuiet()
})

test('says how good it is, in figures and in questions that can be asked', async () => {
  const { page, expectQuiet } = await open('?sources')
  await page.getByRole('main').getByRole('link', { name: 'How good is it?' }).click()
  await viewHeading(page, 'How good is it?').waitFor()
  expect(new URL(page.url()).search).toBe('?quality')
  const quality = qualitySchema.parse(JSON.parse(readFileSync(join(root, 'data/quality.json'), 'utf8')))
  const score = (figure: { mean: number } | undefined) => figure?.mean.toFixed(2) ?? ''
  const kinds = page.getByRole('table', { name: 'Score by kind of question' })
  expect(await kinds.getByRole('row', { name: /^All / }).textContent()).toContain(score(quality.whole.ndcg))
  expect(await kinds.getByRole('row').count()).toBe(quality.categories.length + 2)
  const engines = page.getByRole('table', { name: 'Score of each engine' })
  expect(await engines.getByRole('row').count()).toBe(quality.engines.length + quality.models.length + 2)
  const parts = page.getByRole('table', { name: 'Loss without each part' })
  expect(await parts.getByRole('row').count()).toBe(quality.parts.length + 1)
  for (const { question } of quality.failures)
    await page.getByRole('main').getByText(question, { exact: true }).waitFor()
  const [asked] = quality.failures.filter(({ history, language }) => history.length === 0 && !language)
  await page
    .getByRole('main')
    .getByRole('link', { name: asked?.question ?? '', exact: true })
    .click()
  await page.getByRole('textbox', { name: 'Your question' }).waitFor()
  expect(new URL(page.url()).searchParams.get('q')).toBe(asked?.question)
  await page.getByRole('contentinfo').getByRole('link', { name: 'How good is it?' }).click()
  await viewHeading(page, 'How good is it?').waitFor()
  expectQuiet()
})

test('says plainly that a linked document or topic does not exist', async () => {
  const { page } = await open('?read=A:XCIX')
  await page.getByRole('main').getByRole('alert').waitFor()
  await page.goto(`${siteUrl()}?topic=Nothing`)
  await page.getByRole('main').getByText('There is no topic “Nothing”').waitFor()
})
