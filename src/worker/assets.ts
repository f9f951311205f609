/// <reference types="vite/types/importMeta.d.ts" />
import type { Asset } from '../core/index/manifest.ts'
import { AdduceError, type ErrorCode } from '../core/protocol.ts'

/** The one cache of index, model and runtime; its entries are told apart by hash, so its name never changes. */
export const assetCacheName = 'adduce-assets'

/** Where a file is fetched, and its key in the cache: with the hash in it, no cache on the way can answer with another build's file. */
export function assetUrl(baseUrl: string, file: Pick<Asset, 'path' | 'sha256'>): string {
  return new URL(`${file.path}?sha256=${file.sha256}`, baseUrl).href
}

/** Folder of the site, seen from the worker: built scripts lie in assets/, sources are served from the root while developing. */
export function siteBase(workerUrl: string): string {
  return new URL(import.meta.env.DEV ? '/' : '..', workerUrl).href
}

/** Files that nothing waits for and nothing stops without: loaded when first needed, or when all else is there. */
export const isLoadedLater = ({ role }: Pick<Asset, 'role'>): boolean =>
  role === 'questions' || role === 'quality' || role === 'textModel'

export interface AssetLoader {
  /**
   * Bytes of a file of the manifest, verified by size and SHA-256, from the cache where it is there.
   * @throws AdduceError that names the file, what was expected and what came.
   */
  load(path: string): Promise<ArrayBuffer>
  urlOf(path: string): string
  /** False once the browser has refused to keep a file: the page works, but not offline. */
  readonly cached: boolean
}

export interface LoadProgress {
  loadedBytes: number
  totalBytes: number
}

interface Options {
  baseUrl: string
  manifestFiles: readonly Asset[]
  onProgress?: (progress: LoadProgress) => void
  /** Files whose bytes make up the progress; all that are not loaded later, unless said otherwise. */
  isCounted?: (file: Asset) => boolean
}

/** What the loader uses of the browser. Reading `caches` may throw, and insecure pages have neither it nor `subtle`. */
export interface AssetBrowser {
  fetch(url: string, init: { cache: RequestCache }): Promise<Response>
  readonly caches: CacheStorage
  readonly crypto: { readonly subtle?: Pick<SubtleCrypto, 'digest'> }
}

/** Load the files of one manifest. Entries of the cache that this manifest does not name are deleted at the first load. */
export function createAssetLoader(
  { baseUrl, manifestFiles, onProgress, isCounted = (file) => !isLoadedLater(file) }: Options,
  browser: AssetBrowser = globalThis,
): AssetLoader {
  const files = new Map(manifestFiles.map((file) => [file.path, file]))
  const totalBytes = manifestFiles.reduce((sum, file) => sum + (isCounted(file) ? file.sizeBytes : 0), 0)
  const loadedBytes = new Map<string, number>()
  const running = new Map<string, Promise<ArrayBuffer>>()
  let cached = true
  let opened: Promise<Cache | null> | undefined

  return {
    load(path) {
      const file = fileOf(path)
      const already = running.get(path)
      if (already) return already
      const loading = loadFile(file).finally(() => running.delete(path))
      running.set(path, loading)
      return loading
    },
    urlOf: (path) => assetUrl(baseUrl, fileOf(path)),
    get cached() {
      return cached
    },
  }

  function fileOf(path: string): Asset {
    const file = files.get(path)
    if (!file) throw new AdduceError(codeOf(path), `The index does not list the file ${path}.`)
    return file
  }

  async function loadFile(file: Asset): Promise<ArrayBuffer> {
    opened ??= openCache()
    const cache = await opened
    const url = assetUrl(baseUrl, file)
    const kept = await readCached(cache, url, file)
    if (kept) return kept
    let problem = ''
    // The second request goes past the browser's HTTP cache, which may hold what went wrong.
    for (const mode of ['default', 'reload'] as const) {
      const response = await request(url, file, mode)
      const bytes = await readBody(response, file)
      problem = bytes instanceof Uint8Array ? await mismatch(bytes, file) : bytes.problem
      if (problem === '' && bytes instanceof Uint8Array) {
        await keep(cache, url, bytes, response.headers.get('content-type'))
        return bytes.buffer
      }
    }
    throw new AdduceError(
      codeOf(file.path),
      `The file ${file.path} is damaged: ${problem}. Reload the page to try again.`,
    )
  }

  async function openCache(): Promise<Cache | null> {
    if (!browser.crypto.subtle)
      console.warn(
        'This page was not loaded securely, so files are checked by their size only; use https or localhost.',
      )
    try {
      const cache = await browser.caches.open(assetCacheName)
      const wanted = new Set(manifestFiles.map((file) => assetUrl(baseUrl, file)))
      for (const { url } of await cache.keys()) if (url.startsWith(baseUrl) && !wanted.has(url)) await cache.delete(url)
      return cache
    } catch {
      // Private windows and site settings may block storage, or hide `caches` altogether.
      cached = false
      return null
    }
  }

  async function readCached(cache: Cache | null, url: string, file: Asset): Promise<ArrayBuffer | null> {
    try {
      const response = await cache?.match(url)
      if (!cache || !response) return null
      const bytes = new Uint8Array(await response.arrayBuffer())
      if ((await mismatch(bytes, file)) === '') {
        report(file, file.sizeBytes)
        return bytes.buffer
      }
      await cache.delete(url)
    } catch (error) {
      console.warn(`cannot read ${file.path} from the cache:`, error)
    }
    return null
  }

  async function request(url: string, { path }: Asset, mode: RequestCache): Promise<Response> {
    let response: Response
    try {
      response = await browser.fetch(url, { cache: mode })
    } catch (cause) {
      throw new AdduceError(codeOf(path), `The file ${path} could not be loaded: there is no connection.`, { cause })
    }
    if (response.ok) return response
    throw new AdduceError(codeOf(path), `The file ${path} could not be loaded: the server answered ${response.status}.`)
  }

  /** Read at most the expected number of bytes, reporting as they arrive. */
  async function readBody(response: Response, file: Asset): Promise<Uint8Array<ArrayBuffer> | { problem: string }> {
    const bytes = new Uint8Array(file.sizeBytes)
    let length = 0
    try {
      const reader = response.body?.getReader()
      for (let part = await reader?.read(); reader && part && !part.done; part = await reader.read()) {
        if (length + part.value.length > bytes.length) {
          await reader.cancel()
          return { problem: `expected ${file.sizeBytes} bytes, got more` }
        }
        bytes.set(part.value, length)
        length += part.value.length
        report(file, length)
      }
    } catch {
      return { problem: `expected ${file.sizeBytes} bytes, the connection broke after ${length}` }
    }
    return length === bytes.length ? bytes : { problem: `expected ${file.sizeBytes} bytes, got ${length}` }
  }

  async function mismatch(bytes: Uint8Array<ArrayBuffer>, file: Asset): Promise<string> {
    if (bytes.length !== file.sizeBytes) return `expected ${file.sizeBytes} bytes, got ${bytes.length}`
    const { subtle } = browser.crypto
    if (!subtle) return ''
    const hash = toHex(await subtle.digest('SHA-256', bytes))
    return hash === file.sha256 ? '' : `expected SHA-256 ${file.sha256.slice(0, 12)}…, got ${hash.slice(0, 12)}…`
  }

  async function keep(cache: Cache | null, url: string, bytes: Uint8Array<ArrayBuffer>, type: string | null) {
    try {
      const headers = { 'content-type': type ?? 'application/octet-stream', 'content-length': String(bytes.length) }
      await cache?.put(url, new Response(bytes, { headers }))
    } catch (error) {
      cached = false
      console.warn('the browser does not keep files for offline use:', error)
    }
  }

  function report(file: Asset, bytes: number): void {
    if (!isCounted(file)) return
    loadedBytes.set(file.path, bytes)
    let sum = 0
    for (const count of loadedBytes.values()) sum += count
    onProgress?.({ loadedBytes: sum, totalBytes })
  }
}

const codeOf = (path: string): ErrorCode => (path.startsWith('index/') ? 'index-unusable' : 'model-unusable')

function toHex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
