import { mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyTextModel, openTextModel, proveTextModel, readTextModel } from '../../scripts/text-model.ts'
import { createSiteTextModel } from '../../src/worker/text-client.ts'
import type { FromTextWorker } from '../../src/worker/text-worker.ts'
import { writeText } from '../../src/worker/write-text.ts'
import { writeTinyTextModel } from '../fixtures/tiny-model.ts'

describe('a model folder, through transformers.js', () => {
  const dir = mkdtempSync(join(tmpdir(), 'adduce-text-model-'))
  const folder = join(dir, 'tiny-writer')
  const written = 'States parties should consider this [ 1 ] .'
  beforeAll(() => writeTinyTextModel(folder, written))
  afterAll(() => rmSync(dir, { recursive: true }))

  test('writes in pieces that make up the text, without the prompt', async () => {
    const generate = await openTextModel(folder, readTextModel(folder))
    const pieces: string[] = []
    await writeText(generate, 'Answer:', (piece) => pieces.push(piece))
    expect(pieces.length).toBeGreaterThan(3)
    expect(pieces.join('').replaceAll(' ', '')).toBe(written.replaceAll(' ', ''))
  })

  test('gets the prompt as a message where it has been trained to converse', async () => {
    const chat = join(dir, 'tiny-chat')
    writeTinyTextModel(chat, written)
    writeFileSync(join(chat, 'chat_template.jinja'), '{{ messages[0].content }} :')
    const model = readTextModel(chat)
    const site = join(dir, 'site')
    expect(copyTextModel(chat, model, site)).toEqual(
      ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'].map(
        (f) => `text-model/tiny-chat/${f}`,
      ),
    )
    const copied = await openTextModel(join(site, 'text-model', 'tiny-chat'), model)
    let text = ''
    await writeText(copied, 'Answer', (piece) => {
      text += piece
    })
    expect(text).toContain('States parties should')
  })

  test('is refused before anything is built when it lacks a file or writes nothing', async () => {
    const silent = join(dir, 'silent')
    writeTinyTextModel(silent, '')
    await expect(proveTextModel(silent, readTextModel(silent))).rejects.toThrow('silent was loaded but writes nothing')
    const weights = join(silent, 'onnx', 'model.onnx')
    writeFileSync(weights, 'version https://git-lfs.github.com/spec/v1\n')
    expect(() => readTextModel(silent)).toThrow(/silent is a Git LFS pointer/)
    unlinkSync(weights)
    expect(() => readTextModel(silent)).toThrow(/silent has no onnx\/model_q4\.onnx/)
  })

  test('prefers the smallest weights, with all their files', () => {
    const cut = join(dir, 'cut')
    writeTinyTextModel(cut, written)
    for (const file of ['model_q4.onnx', 'model_q4.onnx_data', 'model_q4.onnx_data_1'])
      writeFileSync(join(cut, 'onnx', file), readFileSync(join(cut, 'onnx', 'model.onnx')))
    expect(readTextModel(cut)).toEqual({ name: 'cut', dtype: 'q4', dataFiles: 2 })
  })
})

describe('the worker that writes', () => {
  const files = { name: 'tiny-writer', sizeBytes: 1000 }

  test('starts when it is first asked, and streams', async () => {
    const { model, workers } = createFake()
    expect(workers).toEqual([])
    expect(model.describe()).toEqual({ ...files, where: 'site', needsLoading: true })
    const progress: number[] = []
    const pieces: string[] = []
    const messages: FromTextWorker[] = [{ type: 'progress', part: 0.5 }, { type: 'text', text: 'a ' }, { type: 'text', text: 'b' }, { type: 'done' }]
    const stream = model.stream('prompt', new AbortController().signal, (part) => progress.push(part))
    const reading = (async () => {
      for await (const piece of stream) pieces.push(piece)
    })()
    for (const message of messages) workers[0]?.send(message)
    await reading
    expect([progress, pieces]).toEqual([[0.5], ['a ', 'b']])
    expect(workers[0]?.prompts).toEqual(['prompt'])
    expect(model.describe().needsLoading).toBe(false)
    expect(workers[0]?.isEnded).toBe(false)
  }) // biome-ignore format: messages

  test('is ended by a cancellation, and the next prompt starts another', async () => {
    const { model, workers } = createFake()
    const controller = new AbortController()
    const first = model.stream('one', controller.signal, () => {})[Symbol.asyncIterator]()
    const piece = first.next()
    workers[0]?.send({ type: 'text', text: 'a' })
    expect(await piece).toEqual({ done: false, value: 'a' })
    const next = first.next()
    controller.abort()
    await expect(next).rejects.toThrow('aborted')
    expect(workers[0]?.isEnded).toBe(true)
    void model
      .stream('two', new AbortController().signal, () => {})
      [Symbol.asyncIterator]()
      .next()
    expect(workers[1]?.prompts).toEqual(['two'])
  })

  test('tells of an error in its own words, and is ended', async () => {
    const { model, workers } = createFake()
    const reading = model
      .stream('one', new AbortController().signal, () => {})
      [Symbol.asyncIterator]()
      .next()
    workers[0]?.send({ type: 'error', message: 'The file is damaged.' })
    await expect(reading).rejects.toThrow('The file is damaged.')
    expect(workers[0]?.isEnded).toBe(true)
  })

  function createFake() {
    const workers: FakeWorker[] = []
    const model = createSiteTextModel(() => {
      const worker = createFakeWorker()
      workers.push(worker)
      return worker as unknown as Worker
    }, files)
    return { model, workers }
  }
})

type FakeWorker = ReturnType<typeof createFakeWorker>

function createFakeWorker() {
  const worker = {
    prompts: [] as string[],
    isEnded: false,
    onmessage: null as ((event: { data: FromTextWorker }) => void) | null,
    postMessage: (prompt: string) => void worker.prompts.push(prompt),
    terminate: () => {
      worker.isEnded = true
    },
    send: (data: FromTextWorker) => worker.onmessage?.({ data }),
  }
  return worker
}
