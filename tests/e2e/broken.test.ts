import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerOf, ask, launchBrowser, startSite, type Tamper, visit, waitForMeaning } from './harness.ts'

const question = 'Can a girl who was forced to steal be punished?'
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
})

function flipByte(bytes: Buffer): Buffer {
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}

const page404 = Buffer.from('<!doctype html><title>Not found</title>')

const brokenIndexes: [string, Tamper, RegExp][] = [
  [
    'a flipped bit',
    (p, read) => (p === 'index/words.json' ? flipByte(read()) : null),
    /index\/words\.json is damaged: expected SHA-256 \w+…, got \w+…/,
  ],
  [
    'a truncated file',
    (p, read) => (p === 'index/corpus.json' ? read().subarray(0, 1000) : null),
    /index\/corpus\.json is damaged: expected \d+ bytes, got 1000/,
  ],
  [
    'a missing file',
    (p) => (p === 'index/relations.json' ? 404 : null),
    /index\/relations\.json could not be loaded: the server answered 404/,
  ],
  [
    'a page in the place of the manifest',
    (p) => (p === 'index/manifest.json' ? page404 : null),
    /index was made for another version of this page/,
  ],
  [
    'another format',
    (p, read) =>
      p === 'index/manifest.json' ? Buffer.from(read().toString().replace('"format":', '"format":9')) : null,
    /index was made for another version of this page \(format/,
  ],
]

for (const [name, tamper, sentence] of brokenIndexes)
  test(`an index with ${name} is refused in one sentence`, async () => {
    const site = await startSite({ tamper })
    const { page, context } = await visit(browser, site)
    await page.getByRole('alert').getByText(sentence).waitFor()
    await context.close()
    await site.stop()
  })

const brokenModels: [string, Tamper, RegExp][] = [
  [
    'a flipped bit',
    (p, read) => (p.endsWith('.onnx') ? flipByte(read()) : null),
    /\.onnx is damaged: expected SHA-256/,
  ],
  [
    'a truncated runtime',
    (p, read) => (p === 'runtime/ort.wasm' ? read().subarray(0, 100_000) : null),
    /runtime\/ort\.wasm is damaged: expected \d+ bytes, got 100000/,
  ],
  ['another tokenizer', (p) => (p.endsWith('tokenizer.json') ? Buffer.from('{}') : null), /tokenizer\.json is damaged/],
  [
    'a page in its place',
    (p) => (p.endsWith('.onnx') ? page404 : null),
    /\.onnx is damaged: expected \d+ bytes, got \d+/,
  ],
  [
    'no vectors',
    (p) => (p === 'index/vectors.bin' ? 404 : null),
    /index\/vectors\.bin could not be loaded: the server answered 404/,
  ],
]

for (const [name, tamper, sentence] of brokenModels)
  test(`a model with ${name} is refused in one sentence, and keywords still answer`, async () => {
    const site = await startSite({ tamper })
    const { page, context } = await visit(browser, site)
    await page.getByText(/^Keywords only/).waitFor()
    await page.getByText(sentence).waitFor()
    await ask(page, question)
    await answerOf(page).waitFor()
    await context.close()
    await site.stop()
  })

test('a model that fails on a question leaves it to the keywords, and the page says so', async () => {
  const failing = `{ const from = Float32Array.from; let fails = false;
    self.addEventListener('message', ({ data }) => { fails = data.params?.question?.includes('girl') ?? false });
    Float32Array.from = (source, map) => {
      if (fails && source instanceof Float32Array && source.length === 256) throw new RangeError('out of memory');
      return map ? from.call(Float32Array, source, map) : from.call(Float32Array, source);
    } };`
  const site = await startSite({
    tamper: (path, read) =>
      /^assets\/worker-[^/]+\.js$/.test(path) ? Buffer.concat([Buffer.from(failing), read()]) : null,
  })
  const { page, context } = await visit(browser, site)
  await waitForMeaning(page)
  await ask(page, question)
  await answerOf(page).waitFor()
  await page.getByText('The language model failed on this question, so keywords searched alone.').waitFor()
  await page.getByText('Keywords only: The language model failed; it is tried again with each question.').waitFor()
  await ask(page, 'Can victims be sent home against their will?')
  await answerOf(page).waitFor()
  await waitForMeaning(page)
  await context.close()
  await site.stop()
})

test('answers by keywords where WebAssembly is forbidden', async () => {
  const strict = await launchBrowser(['--js-flags=--jitless'])
  const site = await startSite()
  const { page } = await visit(strict, site)
  await page.getByText('Keywords only: This browser does not allow WebAssembly').waitFor()
  await ask(page, question)
  await answerOf(page).waitFor()
  await strict.close()
  await site.stop()
})

test('answers by both legs where storage is blocked, and does not promise to work offline', async () => {
  const block = `Object.defineProperty(self, 'caches', { get() { throw new DOMException('blocked', 'SecurityError') } });`
  const site = await startSite({
    tamper: (path, read) =>
      /^(sw|assets\/worker-[^/]+)\.js$/.test(path) ? Buffer.concat([Buffer.from(block), read()]) : null,
  })
  const { page, context } = await visit(browser, site)
  await waitForMeaning(page)
  await ask(page, question)
  await answerOf(page).waitFor()
  await page.getByText('Not available offline').waitFor()
  expect(await page.evaluate(() => caches.keys())).toEqual([])
  await context.close()
  await site.stop()
})
