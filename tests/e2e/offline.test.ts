import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServiceWorker } from '../../scripts/finish-site.ts'
import { answerOf, ask, distDir, launchBrowser, startSite, visit, waitForMeaning, waitForOffline } from './harness.ts'

const question = 'Can a girl who was forced to steal be punished?'
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
})

test('answers by both legs after one visit, with the network cut', async () => {
  const site = await startSite()
  const { page, context, expectQuiet } = await visit(browser, site)
  await waitForOffline(page)
  await context.setOffline(true)
  await site.stop()
  await page.reload()
  await waitForMeaning(page)
  await ask(page, question)
  await answerOf(page).getByRole('link', { name: 'I.11 (b) ·' }).waitFor()
  const other = await context.newPage()
  await other.goto(`${site.url}?item=A:XII.1`)
  await other.getByRole('complementary', { name: 'XII.1' }).waitFor()
  await waitForOffline(other)
  expectQuiet()
  await context.close()
})

test('works in a folder of a host, with and without the network', async () => {
  const site = await startSite({ folder: '/tools/adduce/' })
  const { page, context, expectQuiet } = await visit(browser, site)
  await waitForOffline(page)
  await site.stop()
  await page.reload()
  await waitForMeaning(page)
  await ask(page, question)
  await answerOf(page).waitFor()
  expectQuiet()
  await context.close()
})

test('loads nothing but the page itself a second time', async () => {
  const site = await startSite()
  const { page, context, requests } = await visit(browser, site)
  await waitForOffline(page)
  const served: string[] = []
  page.on('response', (response) => {
    if (!response.fromServiceWorker()) served.push(response.url())
  })
  requests.length = 0
  await page.reload()
  await waitForMeaning(page)
  expect(served.filter((url) => !url.startsWith('data:'))).toEqual([])
  await context.close()
  await site.stop()
})

test('keeps the old version until the reader changes to the new one', async () => {
  const newDir = mkdtempSync(join(tmpdir(), 'adduce-new-'))
  cpSync(distDir, newDir, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) })
  const html = readFileSync(join(newDir, 'index.html'), 'utf8')
  writeFileSync(join(newDir, 'index.html'), html.replace('</head>', '<meta name="new"></head>'))
  await buildServiceWorker(newDir)

  const site = await startSite()
  const { page, context, expectQuiet } = await visit(browser, site)
  await waitForOffline(page)
  site.deploy(newDir)
  await page.reload()
  const stateOfWaiting = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state ?? null)
  await expect.poll(stateOfWaiting, { timeout: 20_000 }).toBe('installed')
  expect(await page.locator('meta[name=new]').count()).toBe(0)
  await page.getByRole('button', { name: 'Change to it' }).click()
  await page.locator('meta[name=new]').waitFor({ state: 'attached' })
  await waitForOffline(page)
  const names = await page.evaluate(() => caches.keys())
  expect(names.filter((name) => name.startsWith('adduce-shell'))).toHaveLength(1)
  expectQuiet()
  await context.close()
  await site.stop()
  rmSync(newDir, { recursive: true })
})

test('does not take a half uploaded version', async () => {
  const html = readFileSync(join(distDir, 'index.html'))
  const other = Buffer.concat([html, Buffer.from('<!-- of another build -->')])
  const site = await startSite({ tamper: (path) => (path === '' ? other : null) })
  const { page, context } = await visit(browser, site)
  await waitForMeaning(page)
  await page.getByText('Not available offline').waitFor()
  await context.close()
  await site.stop()
})
