import type { Manifest } from '../core/index/manifest.ts'
import { assetCacheName, assetUrl, isLoadedLater } from '../worker/assets.ts'
import type { Shell } from './shell.ts'

declare const self: ServiceWorkerGlobalScope
/** Put in by the build. */
declare const __SHELL__: Shell

const { version, files } = __SHELL__
const base = self.registration.scope
const shellPrefix = `adduce-shell ${base} `
const shellCacheName = shellPrefix + version
const shellUrls = new Set(files.map((file) => new URL(file.path, base).href))
const manifestUrl = new URL('index/manifest.json', base).href

// All files of one build or none: `integrity` refuses a site that is half uploaded. A new version then waits until the
// page asks for it, so no page gets scripts of two builds.
self.addEventListener('install', (event) => event.waitUntil(cacheShell()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))

self.addEventListener('message', (event) => {
  if (event.data?.type === 'activate') event.waitUntil(self.skipWaiting())
  if (event.data?.type === 'count-missing') event.waitUntil(countMissing().then((n) => event.ports[0]?.postMessage(n)))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(base)) return
  const url = new URL(request.url)
  const isAsset = url.searchParams.has('sha256')
  if (!isAsset) url.search = ''
  url.hash = ''
  if (request.mode === 'navigate' && url.href === new URL('index.html', base).href) url.href = base
  if (isAsset) event.respondWith(fromCache(assetCacheName, url.href, request))
  else if (shellUrls.has(url.href)) event.respondWith(fromCache(shellCacheName, url.href, request))
})

async function cacheShell(): Promise<void> {
  const cache = await caches.open(shellCacheName)
  await Promise.all(
    files.map(async ({ path, integrity }) => {
      const url = new URL(path, base).href
      // Names under assets/ carry a hash: the copy the page has just loaded is the right one.
      const response = await fetch(url, { integrity, cache: path.startsWith('assets/') ? 'default' : 'reload' })
      if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`)
      await cache.put(url, response)
    }),
  )
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(shellPrefix) && name !== shellCacheName) await caches.delete(name)
  await self.clients.claim()
}

async function fromCache(cacheName: string, url: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(url)) ?? fetch(request)
}

/** How many files that answering needs are not kept yet. */
async function countMissing(): Promise<number> {
  const shell = await caches.open(shellCacheName)
  const assets = await caches.open(assetCacheName)
  // The build hashed this very file into the shell, so its shape is known.
  const manifest: Manifest = await (await shell.match(manifestUrl))?.json()
  const kept = new Set((await assets.keys()).map((request) => request.url))
  return manifest.files.filter((file) => !isLoadedLater(file) && !kept.has(assetUrl(base, file))).length
}
