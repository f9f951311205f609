import { createHash, webcrypto } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Asset } from '../../src/core/index/manifest.ts'
import { type AssetBrowser, assetUrl, createAssetLoader, type LoadProgress } from '../../src/worker/assets.ts'

const baseUrl = 'https://example.org/adduce/'
const words = assetOf('index/words.json', 'words', '{"words":["trafficking"]}')
const questions = assetOf('index/questions.json', 'questions', '[["Who helps?"]]')
const weights = assetOf('model/encoder/onnx/model.onnx', 'model', 'weights '.repeat(100))

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

test('loads files from the network once and from the cache afterwards', async () => {
  const browser = createFakeBrowser()
  expect(await textOf(createLoader(browser).load(words.path))).toBe(words.text)
  const later = createLoader(browser)
  expect(await textOf(later.load(words.path))).toBe(words.text)
  expect(browser.fetched).toEqual([`${assetUrl(baseUrl, words)} default`])
  expect(later.cached).toBe(true)
})

test('counts bytes up to the sizes in the manifest', async () => {
  const progress: LoadProgress[] = []
  const loader = createLoader(createFakeBrowser(), (p) => progress.push(p))
  await Promise.all([loader.load(words.path), loader.load(weights.path)])
  const counts = progress.map((p) => p.loadedBytes)
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  expect(progress.at(-1)).toEqual({ loadedBytes: 825, totalBytes: 825 })
  await loader.load(words.path)
  expect(progress.at(-1)?.loadedBytes).toBe(825)
})

test('does not count what nothing waits for', async () => {
  const progress: LoadProgress[] = []
  const loader = createLoader(createFakeBrowser(), (p) => progress.push(p))
  expect(await textOf(loader.load(questions.path))).toBe(questions.text)
  expect(progress).toEqual([])
})

test('asks once for a file that two callers want at the same time', async () => {
  const browser = createFakeBrowser()
  const loader = createLoader(browser)
  const [a, b] = await Promise.all([loader.load(words.path), loader.load(words.path)])
  expect(a).toBe(b)
  expect(browser.fetched).toHaveLength(1)
})

test('fetches a file with wrong bytes again past the HTTP cache', async () => {
  const browser = createFakeBrowser()
  browser.answers.push(words.text.replace('trafficking', 'traffickinG'))
  expect(await textOf(createLoader(browser).load(words.path))).toBe(words.text)
  const url = assetUrl(baseUrl, words)
  expect(browser.fetched).toEqual([`${url} default`, `${url} reload`])
})

test('names file, expected and got when the bytes stay wrong', async () => {
  const browser = createFakeBrowser()
  const wrong = words.text.replace('trafficking', 'traffickinG')
  browser.answers.push(wrong, wrong)
  await expect(createLoader(browser).load(words.path)).rejects.toMatchObject({
    code: 'index-unusable',
    message: `The file index/words.json is damaged: expected SHA-256 ${words.sha256.slice(0, 12)}…, got ${sha256(wrong).slice(0, 12)}…. Reload the page to try again.`,
  })
  expect(browser.stored.size).toBe(0)
})

test('tells a truncated file and a file that is too long', async () => {
  const browser = createFakeBrowser()
  browser.answers.push('weights', 'weights', `${weights.text}!`, `${weights.text}!`)
  const loader = createLoader(browser)
  await expect(loader.load(weights.path)).rejects.toMatchObject({
    code: 'model-unusable',
    message: expect.stringContaining('model/encoder/onnx/model.onnx is damaged: expected 800 bytes, got 7.'),
  })
  await expect(loader.load(weights.path)).rejects.toThrow('expected 800 bytes, got more')
})

test('says when the server has no such file, and when there is no connection', async () => {
  const browser = createFakeBrowser()
  browser.answers.push(404, new TypeError('Failed to fetch'))
  const loader = createLoader(browser)
  await expect(loader.load(words.path)).rejects.toThrow(
    'index/words.json could not be loaded: the server answered 404.',
  )
  await expect(loader.load(words.path)).rejects.toThrow('index/words.json could not be loaded: there is no connection.')
})

test('replaces a cached file that has been damaged', async () => {
  const browser = createFakeBrowser()
  browser.stored.set(assetUrl(baseUrl, words), new Response('{"words":["'))
  expect(await textOf(createLoader(browser).load(words.path))).toBe(words.text)
  expect(browser.fetched).toHaveLength(1)
  expect(await browser.stored.get(assetUrl(baseUrl, words))?.clone().text()).toBe(words.text)
})

test('deletes files of another build, and leaves those of other sites on the same host', async () => {
  const browser = createFakeBrowser()
  const old = `${baseUrl}${words.path}?sha256=${'0'.repeat(64)}`
  const foreign = `https://example.org/other/${words.path}?sha256=${'0'.repeat(64)}`
  for (const url of [old, foreign]) browser.stored.set(url, new Response('old'))
  expect(await textOf(createLoader(browser).load(words.path))).toBe(words.text)
  expect([...browser.stored.keys()]).toEqual([foreign, assetUrl(baseUrl, words)])
})

test('works without storage, and says that nothing is kept', async () => {
  const blocked = createFakeBrowser()
  Object.defineProperty(blocked, 'caches', {
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    },
  })
  const loader = createLoader(blocked)
  expect(await textOf(loader.load(words.path))).toBe(words.text)
  expect(loader.cached).toBe(false)
})

test('works when the browser refuses to keep a file', async () => {
  const full = createFakeBrowser()
  full.stored.set = () => {
    throw new DOMException('', 'QuotaExceededError')
  }
  const loader = createLoader(full)
  expect(await textOf(loader.load(words.path))).toBe(words.text)
  expect(loader.cached).toBe(false)
})

test('checks sizes alone, aloud, where an insecure page has no hashes', async () => {
  const insecure = { ...createFakeBrowser(), crypto: {} }
  const swapped = words.text.replace('trafficking', 'traffickinG')
  insecure.answers.push(swapped)
  expect(await textOf(createLoader(insecure).load(words.path))).toBe(swapped)
  expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('checked by their size only'))
})

test('refuses a file that the manifest does not list', async () => {
  expect(() => createLoader(createFakeBrowser()).load('index/other.json')).toThrow(
    'does not list the file index/other.json',
  )
})

function createLoader(browser: AssetBrowser, onProgress: (p: LoadProgress) => void = () => {}) {
  return createAssetLoader(
    { baseUrl, manifestFiles: [words, questions, weights].map(({ text: _, ...file }) => file), onProgress },
    browser,
  )
}

function assetOf(path: string, role: Asset['role'], text: string): Asset & { text: string } {
  return { path, role, sizeBytes: Buffer.byteLength(text), sha256: sha256(text), text }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function textOf(bytes: Promise<ArrayBuffer>): Promise<string> {
  return new TextDecoder().decode(await bytes)
}

/** A browser whose server has the files; `answers` come first: another body, a status, or an error. */
function createFakeBrowser() {
  const stored = new Map<string, Response>()
  const answers: (string | number | Error)[] = []
  const fetched: string[] = []
  const cache = {
    match: async (url: string) => stored.get(url)?.clone(),
    put: async (url: string, response: Response) => void stored.set(url, response),
    delete: async (url: string) => stored.delete(url),
    keys: async () => [...stored.keys()].map((url) => ({ url })),
  }
  return {
    stored,
    answers,
    fetched,
    caches: { open: async () => cache } as unknown as CacheStorage,
    crypto: webcrypto as AssetBrowser['crypto'],
    fetch: async (url: string, init: { cache: RequestCache }) => {
      fetched.push(`${url} ${init.cache}`)
      const answer = answers.shift() ?? [words, questions, weights].find(({ path }) => url.includes(path))?.text ?? 404
      if (answer instanceof Error) throw answer
      return typeof answer === 'number' ? new Response(null, { status: answer }) : new Response(answer)
    },
  } satisfies AssetBrowser & Record<string, unknown>
}
