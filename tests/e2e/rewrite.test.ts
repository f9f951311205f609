import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { copyTextModel, readTextModel } from '../../scripts/text-model.ts'
import { writeTinyTextModel } from '../fixtures/tiny-model.ts'
import { answerOf, distDir, launchBrowser, startSite, visit, visitSite, waitForMeaning } from './harness.ts'

const { open } = visitSite()
const path = `?q=${encodeURIComponent('How should demand be reduced?')}`
const offer = (page: Page) => answerOf(page).getByText('Rewrite as prose')
const rewritten = (page: Page) => page.getByRole('region', { name: 'Rewritten by a language model, not quoted' })

/** Ask for the text, by keyboard. */
async function write(page: Page): Promise<void> {
  await waitForMeaning(page)
  await offer(page).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
}

/** The words of the first piece of evidence that the model was given, as one sentence. */
async function readPrompt(page: Page): Promise<string> {
  return page.evaluate(() => (window as unknown as { prompt: string }).prompt)
}

test('is not offered where the browser has no model', async () => {
  const { page, expectQuiet } = await open(path)
  await waitForMeaning(page)
  await answerOf(page).waitFor()
  expect(await offer(page).count()).toBe(0)
  expectQuiet()
})

test('is not offered where the browser has a model, but not for this device', async () => {
  const { page, expectQuiet } = await open(path, () => {
    Object.assign(window, { LanguageModel: { availability: async () => 'unavailable' } })
  })
  await waitForMeaning(page)
  await answerOf(page).waitFor()
  expect(await offer(page).count()).toBe(0)
  expectQuiet()
})

test('shows what is borne out, strikes out what is not, and gives the quoted answer back', async () => {
  const { page, expectQuiet } = await open(path, useScriptedModel)
  await write(page)
  const kept = rewritten(page).getByRole('listitem').first()
  await kept.waitFor()
  const struck = rewritten(page).getByRole('listitem').nth(1)
  await struck.getByText(/^Struck out\. Not in what it cites: .*“castles”/).waitFor()
  expect(await struck.locator('del').textContent()).toBe('States parties must build castles.')
  await rewritten(page).getByText('2 sentences: 1 kept, 1 struck out.').waitFor()
  expect(await kept.locator('del').count()).toBe(0)
  expect(await kept.getByRole('link').count()).toBe(1)
  expect(await readPrompt(page)).toContain('Question: How should demand be reduced?')

  // Every word of the quotation is there, before and after, and on paper all the time.
  const quotation = answerOf(page).getByRole('blockquote').first()
  expect(await page.locator('blockquote').first().isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('blockquote').first().isVisible()).toBe(true)
  expect(await rewritten(page).isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
  await rewritten(page).getByRole('button', { name: 'Show the quoted answer' }).click()
  await quotation.waitFor()
  expect(await rewritten(page).count()).toBe(0)
  expectQuiet()
})

test('says that the browser loads its model first, and how far that is', async () => {
  const { page, expectQuiet } = await open(path, () => {
    const api = {
      availability: async () => 'downloadable',
      create: ({ monitor }: { monitor(events: EventTarget): void }) =>
        new Promise(() => {
          const events = new EventTarget()
          monitor(events)
          events.dispatchEvent(new ProgressEvent('downloadprogress', { loaded: 0.42, total: 1 }))
        }),
    }
    Object.assign(window, { LanguageModel: api })
  })
  await waitForMeaning(page)
  await offer(page).click()
  await page.getByText('The browser loads it first, which may be several gigabytes').waitFor()
  await page.getByRole('button', { name: 'Load the model and write' }).click()
  await rewritten(page).getByText('Loading the model into the browser: 42 %').waitFor()
  await rewritten(page).getByRole('button', { name: 'Stop' }).click()
  await rewritten(page).getByText('Stopped.').waitFor()
  expectQuiet()
})

test('can be stopped in mid-stream, and keeps the sentences that were checked', async () => {
  const { page, expectQuiet } = await open(path, useEndlessModel)
  await write(page)
  await rewritten(page).getByText('Writing. 1 sentence: 0 kept, 1 struck out.').waitFor()
  await rewritten(page).getByRole('button', { name: 'Stop' }).click()
  await rewritten(page).getByText('Stopped. 1 sentence: 0 kept, 1 struck out.').waitFor()
  await page.waitForFunction(() => (window as unknown as { isCancelled: boolean }).isCancelled)
  expectQuiet()
})

test('says when the model fails in mid-stream, and shows what was checked until then', async () => {
  const { page } = await open(path, useFailingModel)
  await write(page)
  await rewritten(page)
    .getByText('The browser’s language model stopped on an error. 1 sentence: 0 kept, 1 struck out.')
    .waitFor()
  await rewritten(page).getByRole('button', { name: 'Show the quoted answer' }).click()
  await answerOf(page).getByRole('blockquote').first().waitFor()
})

test('writes with a model beside the page, loaded when it is asked for and not before', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'adduce-writer-'))
  try {
    const site = join(dir, 'site')
    cpSync(distDir, site, { recursive: true })
    const folder = join(dir, 'tiny-writer')
    writeTinyTextModel(folder, 'States parties must build castles [ 1 ] .')
    addTextModel(folder, site)
    const browser = await launchBrowser()
    const host = await startSite({ dir: site })
    const { page, requests, expectQuiet } = await visit(browser, host, path)
    await waitForMeaning(page)
    await offer(page).click()
    await page.getByText('The language model tiny-writer (less than 1 MB) would write, on this device.').waitFor()
    expect(requests.filter((url) => url.includes('/text-model/'))).toEqual([])
    await page.getByRole('button', { name: 'Load the model and write' }).click()
    await rewritten(page).getByText('1 sentence: 0 kept, 1 struck out.').waitFor()
    await rewritten(page).getByText('States parties must build castles.').waitFor()
    await rewritten(page).getByText('Not in what it cites: “build”, “castles”.').waitFor()
    expect(requests.some((url) => url.includes('/text-model/tiny-writer/onnx/model.onnx?sha256='))).toBe(true)
    expectQuiet()
    await browser.close()
    await host.stop()
  } finally {
    rmSync(dir, { recursive: true })
  }
})

/** What `npm run build -- --text-model` does, to a site that is built already; it goes without its service worker. */
function addTextModel(folder: string, site: string): void {
  const model = readTextModel(folder)
  const path = join(site, 'index', 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  manifest.textModel = model
  for (const file of copyTextModel(folder, model, site)) {
    const bytes = readFileSync(join(site, file))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    manifest.files.push({ role: 'textModel', path: file, sizeBytes: bytes.length, sha256 })
  }
  writeFileSync(path, JSON.stringify(manifest))
  for (const ending of ['.br', '.gz']) rmSync(path + ending, { force: true })
}

/** Writes the first piece of evidence, and then a sentence that nothing bears out; a few letters at a time. */
function useScriptedModel(): void {
  const promptStreaming = (prompt: string) => {
    Object.assign(window, { prompt })
    const evidence = /^\[1\] (.*)$/m.exec(prompt)?.[1]?.replace(/[.;]?$/, ' [1].') ?? ''
    const text = `${evidence} States parties must build castles. [1]`
    return new ReadableStream({
      start(controller) {
        for (const piece of text.match(/.{1,7}/gs) ?? []) controller.enqueue(piece)
        controller.close()
      },
    })
  }
  const create = async () => ({ promptStreaming, destroy() {} })
  Object.assign(window, { LanguageModel: { availability: async () => 'available', create } })
}

/** Writes a sentence and goes on for ever. */
function useEndlessModel(): void {
  const promptStreaming = (_: string, { signal }: { signal: AbortSignal }) =>
    new ReadableStream({
      start(controller) {
        controller.enqueue('States parties must build castles [1]. And')
        signal.addEventListener('abort', () => {
          Object.assign(window, { isCancelled: true })
          controller.error(signal.reason)
        })
      },
    })
  const create = async () => ({ promptStreaming, destroy() {} })
  Object.assign(window, { LanguageModel: { availability: async () => 'available', create } })
}

/** Writes a sentence and fails. */
function useFailingModel(): void {
  const promptStreaming = () => {
    const pieces = ['States parties must build castles [1]. And']
    return new ReadableStream({
      pull(controller) {
        const piece = pieces.shift()
        if (piece) controller.enqueue(piece)
        else controller.error(new DOMException('the model crashed', 'UnknownError'))
      },
    })
  }
  const create = async () => ({ promptStreaming, destroy() {} })
  Object.assign(window, { LanguageModel: { availability: async () => 'available', create } })
}
