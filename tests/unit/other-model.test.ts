import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEmbedder, readModel } from '../../scripts/embedder.ts'
import { root } from '../../scripts/files.ts'
import { openIndex } from '../../scripts/open-index.ts'
import { rowVector } from '../../src/core/index/vectors.ts'
import { writeTinyModel } from '../fixtures/tiny-model.ts'

const dir = mkdtempSync(join(tmpdir(), 'adduce-model-'))
const model = join(dir, 'e5-tiny')
const built = join(dir, 'generated')

beforeAll(() => writeTinyModel(model))
afterAll(() => rmSync(dir, { recursive: true }))

describe('a model of another family', () => {
  test('is read with the pooling and the prefixes of its family', () => {
    expect(readModel(model)).toMatchObject({
      name: 'e5-tiny',
      dimension: 8,
      dtype: 'fp32',
      pooling: 'mean',
      queryPrefix: 'query: ',
      passagePrefix: 'passage: ',
    })
  })

  test('takes its pooling from its own configuration when its family is not known', () => {
    const unknown = join(dir, 'some-encoder')
    writeTinyModel(unknown)
    mkdirSync(join(unknown, '1_Pooling'))
    writeFileSync(join(unknown, '1_Pooling', 'config.json'), JSON.stringify({ pooling_mode_cls_token: true }))
    expect(readModel(unknown)).toMatchObject({ pooling: 'cls', queryPrefix: '', passagePrefix: '' })
  })

  test('re-embeds the whole corpus, and the index says which model it was', { timeout: 120_000 }, async () => {
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build-index.ts', '--model', model, '--out', built], {
      cwd: root,
    })
    const { manifest, index, meaning } = await openIndex(built)
    expect(manifest.model).toEqual(readModel(model))
    expect(meaning?.vectors.items).toMatchObject({ rows: index.leaves.length, dimension: 8 })

    const embed = await createEmbedder(model, manifest.model)
    const item = index.items.get(index.leaves[0] ?? '')
    const expected = await embed(`passage: ${item?.text}`)
    const stored = rowVector(meaning?.vectors.items ?? expect.fail('no vectors'), 0)
    expect(stored.reduce((sum, x, i) => sum + x * (expected[i] ?? 0), 0)).toBeGreaterThan(0.999)
  })

  test('is refused when a file of the index was made with another model', async () => {
    const path = join(built, 'index', 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8'))
    manifest.model.dimension = 16
    writeFileSync(path, JSON.stringify(manifest))
    await expect(openIndex(built)).rejects.toThrow(/vectors: \d+ bytes expected, got \d+/)
  })

  test('without a tokenizer is refused by the name of the missing file', () => {
    unlinkSync(join(model, 'tokenizer.json'))
    expect(() => readModel(model)).toThrow(/e5-tiny has no tokenizer\.json/)
  })
})
