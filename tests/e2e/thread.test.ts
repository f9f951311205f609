import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { answerOf, ask, questionBox, visitSite, waitForMeaning } from './harness.ts'

const { open, siteUrl } = visitSite()

const police = 'Should police officers be trained about human trafficking?'
const judges = 'And the judges?'
const judgesInFull = 'Should judges be trained about human trafficking?'
const threadPath = `?after=${encodeURIComponent(police)}&q=${encodeURIComponent(judges)}`

const present = (page: Page, question: string) => page.getByRole('heading', { name: question, level: 2, exact: true })
const before = (page: Page) => page.getByRole('region', { name: 'Asked before' })

test('a follow-up is asked with what was asked before, says how it was read, and can be asked on its own', async () => {
  const { page, expectQuiet } = await open()
  await waitForMeaning(page)
  await ask(page, police)
  await answerOf(page).waitFor()
  expect(await questionBox(page).inputValue()).toBe('')
  await ask(page, judges)
  await present(page, judges).waitFor()
  await page.getByText(`Read as: ${judgesInFull}`).waitFor()
  await before(page).getByText(police).waitFor()
  await before(page)
    .getByText(/\d+ points? from \d+ paragraphs?: /)
    .waitFor()
  await page.getByRole('link', { name: 'Ask only what I typed' }).click()
  await page.getByText('Asked on its own.').waitFor()
  expect(await page.getByText('Read as:').count()).toBe(0)
  await page.getByRole('link', { name: 'Read it with the questions before' }).click()
  await page.getByText(`Read as: ${judgesInFull}`).waitFor()
  expectQuiet()
})

test('an earlier answer opens and closes with the keyboard', async () => {
  const { page, expectQuiet } = await open(threadPath)
  await waitForMeaning(page)
  await before(page)
    .getByText(/\d+ points? from/)
    .waitFor()
  const points = before(page).getByRole('blockquote')
  await before(page).locator('summary').first().focus()
  await page.keyboard.press('Enter')
  await points.first().waitFor()
  await page.keyboard.press('Enter')
  await points.first().waitFor({ state: 'hidden' })
  expectQuiet()
})

test('a link shares the thread, and a reload restores it', async () => {
  const { page, expectQuiet } = await open(threadPath)
  for (let visit = 0; visit < 2; visit++) {
    await present(page, judges).waitFor()
    await page.getByText(`Read as: ${judgesInFull}`).waitFor()
    await before(page).getByText(police).waitFor()
    await page.reload()
  }
  expectQuiet()
})

test('an earlier question is edited, which drops those after it, and that is undone', async () => {
  const { page, expectQuiet } = await open(threadPath)
  await waitForMeaning(page)
  await before(page).getByText(police).click()
  await before(page).getByRole('button', { name: 'Edit the question' }).click()
  await page.getByText('those after it will be dropped').waitFor()
  expect(await questionBox(page).inputValue()).toBe(police)
  await ask(page, 'Should nurses be trained about human trafficking?')
  await present(page, 'Should nurses be trained about human trafficking?').waitFor()
  expect(await before(page).count()).toBe(0)
  await page.getByText('The question after it was dropped.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await present(page, judges).waitFor()
  await before(page).getByText(police).waitFor()
  expectQuiet()
})

test('the thread is cleared, and brought back', async () => {
  const { page, expectQuiet } = await open(threadPath)
  await present(page, judges).waitFor()
  await page.getByRole('button', { name: 'Clear the thread' }).click()
  await page.getByRole('heading', { name: 'Questions people bring' }).waitFor()
  expect(new URL(page.url()).search).toBe('')
  await page.getByRole('button', { name: 'Undo' }).click()
  await present(page, judges).waitFor()
  expectQuiet()
})

test('a question under way is stopped and stands in the box again', async () => {
  // Nothing of the page is loaded yet, so that the index can be held back.
  const { page, context } = await open('index/manifest.json')
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await context.route('**/index/words.json', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`${siteUrl()}?q=${encodeURIComponent(police)}`)
  await page.getByRole('button', { name: 'Stop' }).click()
  expect(await questionBox(page).inputValue()).toBe(police)
  await page.getByRole('heading', { name: 'Questions people bring' }).waitFor()
  release()
  await waitForMeaning(page)
  expect(await answerOf(page).count()).toBe(0)
})

test('threads are listed, reopened, exported and deleted', async () => {
  const { page, expectQuiet } = await open(threadPath)
  await waitForMeaning(page)
  await page.getByRole('link', { name: 'History' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as a file' }).click()
  const exported = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  expect(exported).toEqual([{ questions: [police, judges], at: expect.any(String) }])
  await page.getByRole('link', { name: police }).click()
  await present(page, judges).waitFor()
  await page.getByRole('link', { name: 'History' }).click()
  await page.getByRole('button', { name: `Delete: ${police}` }).click()
  await page.getByText('No question has been asked yet.').waitFor()
  expectQuiet()
})

test('the list is switched off with one setting, which also deletes it', async () => {
  const { page, expectQuiet } = await open(threadPath)
  await waitForMeaning(page)
  await page.getByRole('link', { name: 'History' }).click()
  await page.getByRole('link', { name: police }).waitFor()
  await page.getByRole('checkbox').uncheck()
  await page.getByText('Nothing is kept. Questions asked from now on').waitFor()
  await page.getByRole('link', { name: 'Ask', exact: true }).click()
  await ask(page, 'Who pays for shelters?')
  await present(page, 'Who pays for shelters?').waitFor()
  expect(await page.evaluate(() => localStorage.getItem('adduce.threads'))).toBeNull()
  await page.getByRole('link', { name: 'History' }).click()
  await page.reload()
  expect(await page.getByRole('checkbox').isChecked()).toBe(false)
  expectQuiet()
})

test('blocked storage is told plainly and breaks nothing', async () => {
  const { page, context } = await open()
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
  })
  await page.reload()
  await waitForMeaning(page)
  await ask(page, police)
  await answerOf(page).waitFor()
  await page.getByRole('link', { name: 'History' }).click()
  await page.getByRole('alert').getByText('does not let the page keep anything').waitFor()
})

test('questions near the one asked are offered, and go on with the thread', async () => {
  const { page, expectQuiet } = await open(`?q=${encodeURIComponent(police)}`)
  await waitForMeaning(page)
  const offered = page.getByRole('region', { name: 'Near this question' }).getByRole('link')
  const question = await offered.first().textContent()
  await offered.first().click()
  await present(page, question ?? '').waitFor()
  await before(page).getByText(police).waitFor()
  await answerOf(page).waitFor()
  expectQuiet()
})
