import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
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
]

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('no Chromium found; npm test installs one')
  return chromium.launch({ executablePath, args: browserArgs })
}

/** What a broken host sends for a path of the site: other bytes, a status, or null for the file as it is. */
export type Tamper = (path: string, read: () => Buffer) => Buffer | number | null

export interface Site {
  url: string
  /** Cut the network: nothing listens any more. */
  stop(): Promise<void>
}

/** Serve a built site on a free port. */
export async function startSite({ dir = distDir, tamper }: { dir?: string; tamper?: Tamper } = {}): Promise<Site> {
  const handler = createSiteHandler(dir)
  const server = await listen(tamper ? tampered(handler, dir, tamper) : handler, 0)
  return { url: siteUrl(server), stop: () => stop(server) }
}

function tampered(handler: Handler, dir: string, tamper: Tamper): Handler {
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname.slice(1)
    const answer = tamper(path, () => readFileSync(join(dir, path)))
    if (answer === null) handler(request, response)
    else if (typeof answer === 'number') response.writeHead(answer).end()
    else response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(answer)
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

interface VisitOptions {
  /** Relative to the site: '?q=…' */
  path?: string
  /** Runs before any script of the page; not in workers. */
  prepare?: (context: BrowserContext) => Promise<void>
}

/** Open a page in a profile of its own, with nothing stored. */
export async function visit(browser: Browser, site: Site, { path = '', prepare }: VisitOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await prepare?.(context)
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
