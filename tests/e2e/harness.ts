import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { findBrowser } from '../../scripts/browser.ts'
import { root } from '../../scripts/files.ts'
import { createSiteHandler, type Handler, listen, siteUrl } from '../../scripts/serve.ts'

export const distDir = join(root, 'dist')

// Without these, Chromium itself goes to the network, and does not start for root.
const browserArgs = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Asked for its language model, a Chromium that has none writes to the console.
  '--disable-blink-features=AIPromptAPI',
]

/** @param args more command line switches of Chromium */
export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('no Chromium found; npm test installs one')
  return chromium.launch({ executablePath, args: [...browserArgs, ...args] })
}

/** What a broken host sends for a path of the site: other bytes, a status, or null for the file as it is. */
export type Tamper = (path: string, read: () => Buffer) => Buffer | number | null

export interface Site {
  url: string
  /** Serve another build from now on. */
  deploy(dir: string): void
  /** Cut the network: nothing listens any more. */
  stop(): Promise<void>
}

interface SiteOptions {
  dir?: string
  /** Folder on the host, with slashes around it. */
  folder?: string
  tamper?: Tamper
}

/** Serve a built site on a free port. */
export async function startSite({ dir = distDir, folder = '/', tamper = () => null }: SiteOptions = {}): Promise<Site> {
  let serve = createSiteHandler(dir)
  const handler: Handler = (request, response) => {
    const url = request.url ?? ''
    if (!url.startsWith(folder)) return void response.writeHead(404).end()
    request.url = `/${url.slice(folder.length)}`
    const path = new URL(request.url, 'http://site').pathname.slice(1)
    const answer = tamper(path, () => readFileSync(join(dir, path)))
    if (answer === null) serve(request, response)
    else if (typeof answer === 'number') response.writeHead(answer).end()
    else response.writeHead(200, { 'Content-Type': path.endsWith('.js') ? 'text/javascript' : 'text/html' }).end(answer)
  }
  const server = await listen(handler, 0)
  return {
    url: siteUrl(server) + folder.slice(1),
    deploy(next) {
      serve = createSiteHandler(next)
    },
    stop: () => stop(server),
  }
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}

export interface Visit {
  page: Page
  context: BrowserContext
  /** Everything the page wrote to the console, and its uncaught errors. */
  messages: string[]
  /** Every address the page and its worker asked for. */
  requests: string[]
  /** Fail unless the console is empty and every request went to the site itself. */
  expectQuiet(): void
}

/**
 * Open a page, at a path relative to the site such as '?q=…', in a profile of its own with nothing stored.
 * @param prepare runs in the page before its own scripts
 */
export async function visit(browser: Browser, site: Site, path = '', prepare?: () => void): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  if (prepare) await context.addInitScript(prepare)
  const page = await context.newPage()
  const messages: string[] = []
  const requests: string[] = []
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => messages.push(`uncaught: ${error.message}`))
  context.on('request', (request) => requests.push(request.url()))
  await page.goto(new URL(path, site.url).href)
  return {
    page,
    context,
    messages,
    requests,
    expectQuiet() {
      expect(messages).toEqual([])
      expect(requests.filter((url) => !url.startsWith(site.url) && !url.startsWith('data:'))).toEqual([])
    },
  }
}

/** For a file whose tests all visit the site as it is built: one browser and one host for all, closed by themselves. */
export function visitSite(): { open(path?: string, prepare?: () => void): Promise<Visit>; siteUrl(): string } {
  let browser: Browser
  let site: Site
  const visits: Visit[] = []
  beforeAll(async () => {
    browser = await launchBrowser()
    site = await startSite()
  })
  afterEach(async () => {
    for (const { context } of visits.splice(0)) await context.close()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })
  return {
    async open(path = '', prepare) {
      const opened = await visit(browser, site, path, prepare)
      visits.push(opened)
      return opened
    },
    siteUrl: () => site.url,
  }
}

export const questionBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Your question' })
export const answerOf = (page: Page): Locator => page.getByRole('region', { name: /^Answer/ })
export const panelOf = (page: Page): Locator => page.getByRole('complementary')

export async function ask(page: Page, question: string): Promise<void> {
  await questionBox(page).fill(question)
  await questionBox(page).press('Enter')
}

/** Wait until the line under the question says so. */
export async function waitForMeaning(page: Page): Promise<void> {
  await page.getByText('Searching by keywords and meaning').waitFor()
}

export async function waitForOffline(page: Page): Promise<void> {
  await page.getByText('Ready offline').waitFor()
}
