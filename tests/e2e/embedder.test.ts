import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../scripts/files.ts'
import siteConfig from '../../vite.config.ts'
import { cosine, readGoldenVectors } from '../fixtures/golden-vectors.ts'
import { launchBrowser, startSite, visit } from './harness.ts'

const outDir = mkdtempSync(join(tmpdir(), 'adduce-embedder-'))
let browser: Browser

beforeAll(async () => {
  await build({
    ...siteConfig,
    configFile: false,
    // The policy comes with the server's headers; the rest of finishing a site is not wanted here.
    plugins: [],
    root: join(root, 'tests', 'fixtures', 'embedder-page'),
    publicDir: join(root, 'generated'),
    logLevel: 'error',
    build: { ...siteConfig.build, outDir, emptyOutDir: true },
  })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  rmSync(outDir, { recursive: true, force: true })
})

test('Chromium gives the vectors of training, from the loader and under the policy of the site', async () => {
  const golden = readGoldenVectors()
  const site = await startSite({ dir: outDir })
  const { page, requests, expectQuiet } = await visit(browser, site)
  const texts = golden.map(({ text }) => text)
  const { vectors, cached } = await page.evaluate(
    (texts) => (window as unknown as EmbedderWindow).embedAll(texts),
    texts,
  )
  expect(cached).toBe(true)
  for (const [i, { text, vector }] of golden.entries())
    expect(cosine(vectors[i] ?? [], vector), text).toBeGreaterThanOrEqual(0.999)
  expect(requests.some((url) => url.includes('/runtime/ort.wasm?sha256='))).toBe(true)
  expectQuiet()
  await site.stop()
})

interface EmbedderWindow {
  embedAll(texts: string[]): Promise<{ vectors: number[][]; cached: boolean }>
}
