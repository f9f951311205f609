import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { answerOf, visitSite, waitForMeaning, waitForOffline } from './harness.ts'

const { open, siteUrl } = visitSite()
const path = '?q=Compensation+for+victims'
const today = new Date().toLocaleDateString('sv-SE')

async function openAnswer() {
  const visit = await open(path)
  await visit.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(siteUrl()).origin })
  await waitForMeaning(visit.page)
  return visit
}

const clipboardOf = (page: Page, type = 'text/plain') =>
  page.evaluate(async (wanted) => {
    const [item] = await navigator.clipboard.read()
    return item?.types.includes(wanted) ? (await item.getType(wanted)).text() : null
  }, type)

const wholeMenu = (page: Page) => page.getByRole('button', { name: 'Copy or save this answer' })

async function save(page: Page, entry: string | RegExp) {
  const saving = page.waitForEvent('download')
  await page.getByRole('group', { name: 'Save' }).getByRole('menuitem', { name: entry }).click()
  const download = await saving
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** The words of the first point of the answer. */
const firstQuote = async (page: Page) =>
  ((await answerOf(page).locator('blockquote > p:last-child').first().textContent()) ?? '').replaceAll('\u00a0', ' ')

test('copies a point as a footnote, by keyboard', async () => {
  const { page, expectQuiet } = await openAnswer()
  const opener = answerOf(page).getByRole('button', { name: 'Cite IV.46 (i) (ii)', exact: true })
  await opener.focus()
  await page.keyboard.press('Enter')
  const entries = page.getByRole('menuitem')
  await expect.poll(() => entries.first().evaluate((entry) => entry === document.activeElement)).toBe(true)
  await page.keyboard.press('ArrowUp')
  expect(await entries.last().evaluate((entry) => entry === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'hidden' })
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(() => entries.first().evaluate((entry) => entry === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByText('Footnote of IV.46 (i) (ii) copied.').waitFor()
  expect(await clipboardOf(page)).toBe('CTOC/COP/WG.4/2011/8, para. 51 (i) (ii).')
  expectQuiet()
})

test('copies the answer as text with and without formatting', async () => {
  const { page, expectQuiet } = await openAnswer()
  const quote = await firstQuote(page)
  await wholeMenu(page).click()
  await page.getByRole('menuitem', { name: 'Formatted text' }).click()
  await page.getByText('Formatted text of this answer copied.').waitFor()
  expect(await clipboardOf(page)).toContain(quote)
  const html = await clipboardOf(page, 'text/html')
  expect(html).toContain(quote)
  expect(html).toContain(`<a href="${siteUrl()}?item=A:IV.46.i.ii">IV.46 (i) (ii)</a>`)
  await wholeMenu(page).click()
  await page.getByRole('group', { name: 'Copy' }).getByRole('menuitem', { name: 'Markdown' }).click()
  await page.getByText('Markdown of this answer copied.').waitFor()
  expect(await clipboardOf(page)).toMatch(/^# Compensation for victims\n/)
  expect(await clipboardOf(page)).toContain('Their selection and order are by Adduce')
  expectQuiet()
})

test('copies where the browser has no clipboard for pages', async () => {
  const { page } = await openAnswer()
  await page.evaluate(() => {
    Object.defineProperty(navigator.clipboard, 'write', { value: () => Promise.reject(new Error('not here')) })
  })
  await wholeMenu(page).click()
  await page.getByRole('menuitem', { name: 'Formatted text' }).click()
  await page.getByText('Formatted text of this answer copied.').waitFor()
  expect(await clipboardOf(page)).toContain(await firstQuote(page))
  expect(await clipboardOf(page, 'text/html')).toContain('<blockquote>')
})

test('saves the answer in every format, with the network cut', async () => {
  const { page, context, messages } = await openAnswer()
  await waitForOffline(page)
  await context.setOffline(true)
  await page.reload()
  await waitForMeaning(page)
  // Keywords alone answer first, with another point in front.
  await expect.poll(() => firstQuote(page)).toContain('Provisions establishing dedicated funds')
  const quote = await firstQuote(page)
  const formats = [
    ['Word', 'docx', (bytes: Buffer) => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())],
    ['Markdown', 'md', String],
    ['RIS', 'ris', String],
    ['BibTeX', 'bib', String],
    ['CSL-JSON', 'csl.json', String],
    ['CSV', 'csv', String],
    [/^JSON/, 'json', String],
  ] as const
  for (const [label, extension, read] of formats) {
    await wholeMenu(page).click()
    const { name, bytes } = await save(page, label)
    expect(name).toBe(`adduce-compensation-for-victims-${today}.${extension}`)
    expect(read(bytes), extension).toContain(quote)
  }
  // A file that nothing waits for may not have come before the cut, of which there is a warning.
  expect(messages.filter((message) => !message.startsWith('warning'))).toEqual([])
})

test('collects points and paragraphs in a brief that a reload keeps', async () => {
  const { page, expectQuiet } = await openAnswer()
  const answer = answerOf(page)
  const add = answer.getByRole('button', { name: /^Add to brief/ })
  await add.first().click()
  await page
    .getByRole('article')
    .nth(2)
    .getByRole('button', { name: /^Add to brief/ })
    .click()
  await page.getByRole('navigation', { name: 'Adduce' }).getByRole('link', { name: 'Brief (2)' }).click()
  const points = page.getByRole('main').locator('[data-kind="points"] > blockquote')
  await points.nth(1).waitFor()
  const [one, two] = await points.allTextContents()
  await page
    .getByRole('button', { name: /^Move down/ })
    .first()
    .click()
  expect(await points.allTextContents()).toEqual([two, one])
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Move down/)
  await page.reload()
  await points.nth(1).waitFor()
  expect(await points.allTextContents()).toEqual([two, one])

  await page.getByRole('button', { name: 'Copy or save the brief' }).click()
  const { name, bytes } = await save(page, 'Word')
  expect(name).toBe(`adduce-brief-${today}.docx`)
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  expect(xml).toContain('by a reader of Adduce')

  await page.getByRole('button', { name: 'Clear' }).click()
  await page.getByText('Nothing is in it yet').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await points.nth(1).waitFor()
  await page
    .getByRole('button', { name: /^Remove from brief/ })
    .first()
    .click()
  expect(await points.allTextContents()).toEqual([one])
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Brief')
  expect(await storedQuotes(page.context())).toHaveLength(1)
  expectQuiet()
})

async function storedQuotes(context: BrowserContext): Promise<unknown[]> {
  const { origins } = await context.storageState()
  const stored = origins.flatMap(({ localStorage }) => localStorage).find(({ name }) => name === 'adduce.brief')
  return JSON.parse(stored?.value ?? '[]') as unknown[]
}

test('the writers are not part of the first load', async () => {
  const { page } = await openAnswer()
  const isWriter = (url: string) => /\/(write|docx)-/.test(url)
  const fetched = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  expect((await fetched()).filter(isWriter)).toEqual([])
  await wholeMenu(page).click()
  await expect.poll(async () => (await fetched()).filter(isWriter).length).toBe(1)
})
