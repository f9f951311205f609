import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { precompress } from '../../scripts/precompress.ts'
import { createSiteHandler, listen, siteUrl } from '../../scripts/serve.ts'

const dir = mkdtempSync(join(tmpdir(), 'adduce-site-'))
let server: Server

beforeAll(async () => {
  for (const folder of ['assets', 'index', 'model', 'runtime']) mkdirSync(join(dir, folder))
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Adduce</title>')
  writeFileSync(join(dir, 'assets', 'page-abc.js'), 'export {}')
  writeFileSync(join(dir, 'index', 'words.json'), JSON.stringify(Array(1000).fill('trafficking')))
  writeFileSync(join(dir, 'runtime', 'ort.wasm'), new Uint8Array([0, 97, 115, 109]))
  await precompress(dir)
  server = await listen(createSiteHandler(dir), 0)
})

afterAll(() => {
  server.close()
  rmSync(dir, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(siteUrl(server) + path, { headers })

test('answers 404 for what is not there, and never a page in its place', async () => {
  for (const path of ['model/a.onnx', 'index/other.json', 'runtime/ort.js', 'anything', '..%2Fpackage.json'])
    expect((await get(path)).status, path).toBe(404)
})

test('serves the page under any question', async () => {
  const response = await get('?q=non-punishment&item=A:I.1')
  expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8')
  expect(await response.text()).toContain('Adduce')
})

test('names types that browsers insist on', async () => {
  expect((await get('runtime/ort.wasm')).headers.get('content-type')).toBe('application/wasm')
  expect((await get('assets/page-abc.js')).headers.get('content-type')).toBe('text/javascript')
})

test('sends the compressed copy to whoever takes it', async () => {
  const compressed = await get('index/words.json', { 'accept-encoding': 'br' })
  expect(compressed.headers.get('content-encoding')).toBe('br')
  expect(Number(compressed.headers.get('content-length'))).toBeLessThan(200)
  expect(await compressed.json()).toHaveLength(1000)
  const plain = await get('index/words.json', { 'accept-encoding': 'identity' })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(await plain.json()).toHaveLength(1000)
})

test('forbids everything that does not come from the site itself', async () => {
  const policy = (await get('')).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'")
  expect(policy).not.toMatch(/https?:|\*|unsafe-inline|'unsafe-eval'/)
})

test('lets only files with a hash in their name be kept unasked', async () => {
  expect((await get('assets/page-abc.js')).headers.get('cache-control')).toContain('immutable')
  for (const path of ['', 'index/words.json']) expect((await get(path)).headers.get('cache-control')).toBe('no-cache')
})

test('takes the next port when one is taken', async () => {
  const { port } = server.address() as AddressInfo
  const next = await listen(createSiteHandler(dir), port)
  expect((next.address() as AddressInfo).port).toBeGreaterThan(port)
  next.close()
})
