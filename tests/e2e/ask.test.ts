import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { answerOf, ask, panelOf, visitSite, waitForMeaning } from './harness.ts'

const girl = 'Can a girl who was forced to steal be punished?'
const girlPath = `?q=${encodeURIComponent(girl)}`

const { open, siteUrl } = visitSite()

const citation = (page: Page, reference: string) =>
  answerOf(page)
    .getByRole('link', { name: `${reference} ·` })
    .first()

test('answers a plain question with the paragraphs that say so', async () => {
  const { page, expectQuiet } = await open()
  await waitForMeaning(page)
  await ask(page, girl)
  for (const reference of ['I.11 (b)', 'VII.2 (b)', 'XII.1']) await citation(page, reference).waitFor()
  expect(await page.title()).toBe(`${girl} · Adduce`)
  expectQuiet()
})

test('opens a citation in its place, and copies it', async () => {
  const { page, context, expectQuiet } = await open(girlPath)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(siteUrl()).origin })
  await waitForMeaning(page)
  await citation(page, 'I.11 (b)').click()
  const panel = page.getByRole('complementary', { name: 'I.11 (b)' })
  await panel
    .getByText('With regard to ensuring the non-punishment and non-prosecution of trafficked persons')
    .waitFor()
  await panel.getByText('not punishing or prosecuting trafficked persons').waitFor()
  await panel.getByRole('button', { name: 'Cite I.11 (b)' }).click()
  await page.getByRole('menuitem', { name: 'Citation' }).click()
  await page.getByText('Citation of I.11 (b) copied.').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('CTOC/COP/WG.4/2009/2, para. 12 (b)')
  expectQuiet()
})

test('says why a paragraph was found, by keyboard', async () => {
  const { page, context } = await open(girlPath)
  await waitForMeaning(page)
  const article = page.getByRole('article').first()
  await article.getByText('Why this matched').focus()
  await page.keyboard.press('Enter')
  await article.getByText('In the official text').waitFor()
  await article.getByText('Closest everyday question by meaning, a search aid').waitFor()
  await article.getByText('Score above the average paragraph').waitFor()
  await context.close()
})

test('answers how something has changed oldest first, with what is new marked', async () => {
  const { page, expectQuiet } = await open(
    `?q=${encodeURIComponent('How has the advice on not punishing victims changed over time?')}`,
  )
  await waitForMeaning(page)
  const answer = page.getByRole('region', { name: 'Answer, oldest first' })
  await answer.getByText('prosecutorial discretion').first().waitFor()
  expect(await answer.locator('mark').allTextContents()).toContain('and prosecutorial discretion')
  const years = (await answer.getByRole('list', { name: 'Citations' }).allTextContents()).map((chip) => chip.slice(-4))
  expect(years.length).toBeGreaterThan(3)
  expect(years).toEqual(years.toSorted())
  expectQuiet()
})

test('answers who is asked by those who are asked, and shows a long quotation whole', async () => {
  const { page, expectQuiet } = await open(`?q=${encodeURIComponent('What was UNODC asked to do about technology?')}`)
  await waitForMeaning(page)
  const answer = page.getByRole('region', { name: 'Answer, by who is asked' })
  await answer.getByRole('heading', { name: 'UNODC', exact: true }).waitFor()
  const more = answer.getByRole('button', { name: 'Show the whole quotation' }).first()
  const quote = answer.locator('[data-shortened="true"]').first()
  const before = (await quote.boundingBox())?.height ?? 0
  const text = await quote.textContent()
  await more.click()
  const whole = answer.locator('blockquote[data-shortened="false"]').filter({ hasText: text ?? '' })
  expect((await whole.boundingBox())?.height ?? 0).toBeGreaterThan(before)
  expectQuiet()
})

test('answers a part of a question and names what is left open', async () => {
  const { page, expectQuiet } = await open()
  await waitForMeaning(page)
  await ask(page, 'Is there a trust fund for victims, and can I donate with PayPal?')
  await page.getByText('The items found do not speak of “PayPal”.', { exact: false }).first().waitFor()
  expect(await answerOf(page).textContent()).toContain('voluntary trust fund')
  expectQuiet()
})

test('says that a question is not covered', async () => {
  const { page, expectQuiet } = await open()
  await waitForMeaning(page)
  await ask(page, 'What is the capital of Peru?')
  await page.getByRole('heading', { name: 'Not answered here' }).waitFor()
  expect(await answerOf(page).count()).toBe(0)
  await page.getByRole('heading', { name: 'The nearest items' }).waitFor()
  expectQuiet()
})

test('takes a reference for the address it is', async () => {
  const { page, expectQuiet } = await open('?q=VII.2.b')
  await page.getByRole('heading', { name: 'What stands there' }).waitFor()
  expect(await page.getByRole('article').first().getByRole('heading').textContent()).toBe('VII.2 (b)')
  expectQuiet()
})

test('can be used with the keyboard alone', async () => {
  const { page, expectQuiet } = await open()
  await waitForMeaning(page)
  await page.keyboard.press('/')
  await page.keyboard.type(girl)
  await page.keyboard.press('Enter')
  await answerOf(page).waitFor()
  await page.keyboard.press('Tab')
  for (let i = 0; i < 20 && !(await focusedText(page)).startsWith('I.11 (b)'); i++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'I.11 (b)' }).waitFor()
  expect(await focusedText(page)).toBe('I.11 (b)')
  await page.keyboard.press('Escape')
  await page.getByRole('complementary', { name: 'In its place' }).waitFor()
  expect(await focusedText(page)).toContain('I.11 (b) ·')
  await page.keyboard.press('j')
  expect(await page.evaluate(() => document.activeElement?.closest('article') !== null)).toBe(true)
  expectQuiet()
})

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

test('goes back and forward through questions and citations', async () => {
  const { page, expectQuiet } = await open(girlPath)
  await waitForMeaning(page)
  await citation(page, 'I.11 (b)').click()
  await page.getByRole('complementary', { name: 'I.11 (b)' }).waitFor()
  await ask(page, 'What is the capital of Peru?')
  await page.getByRole('heading', { name: 'Not answered here' }).waitFor()
  await page.goBack()
  await answerOf(page).waitFor()
  await page.getByRole('complementary', { name: 'I.11 (b)' }).waitFor()
  await page.getByRole('heading', { name: girl, level: 2 }).waitFor()
  await page.goBack()
  await page.getByRole('complementary', { name: 'In its place' }).waitFor()
  await page.goForward()
  await page.goForward()
  await page.getByRole('heading', { name: 'Not answered here' }).waitFor()
  expectQuiet()
})

test('opens what a link points to', async () => {
  const { page, expectQuiet } = await open(`${girlPath}&item=A:VII.2.b`)
  await page.getByRole('complementary', { name: 'VII.2 (b)' }).waitFor()
  await answerOf(page).waitFor()
  await page.goto(`${siteUrl()}?item=A:XII.1`)
  await page.getByRole('complementary', { name: 'XII.1' }).waitFor()
  expectQuiet()
})

test('says plainly that a linked paragraph does not exist', async () => {
  const { page } = await open('?item=A:I.999')
  await panelOf(page).getByText('There is no item A:I.999').waitFor()
})

test('shows markup in a question as the text it is', async () => {
  const { page } = await open()
  await waitForMeaning(page)
  const markup = '<img src=x onerror=alert(1)>'
  await ask(page, markup)
  await page.getByRole('heading', { name: markup }).waitFor()
  await page.goto(`${siteUrl()}?q=${encodeURIComponent(markup)}&item=${encodeURIComponent(markup)}`)
  await panelOf(page).getByText(markup).waitFor()
  expect(await page.locator('img').count()).toBe(0)
  expect(await page.title()).toContain(markup)
})

test('refuses a question of 100,000 characters in one sentence', async () => {
  const { page, expectQuiet } = await open()
  await waitForMeaning(page)
  await ask(page, 'x'.repeat(100_000))
  expect(await page.getByRole('alert').textContent()).toMatch(/The question has 100,?000 characters/)
  await ask(page, girl)
  await citation(page, 'I.11 (b)').waitFor()
  expectQuiet()
})
