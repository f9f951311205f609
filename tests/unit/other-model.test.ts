import { mkdirSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAuthored } from '../../scripts/authored.ts'
import { buildIndex } from '../../scripts/build-index.ts'
import { createEmbedder, readModel } from '../../scripts/embedder.ts'
import { scoreRanker, summarize } from '../../scripts/evaluation.ts'
import { openIndex } from '../../scripts/open-index.ts'
import { createOwnRankers } from '../../scripts/rankers.ts'
import { rowVector } from '../../src/core/index/vectors.ts'
import { specialTokens, tinyTokenVector, writeTinyModel } from '../fixtures/tiny-model.ts'

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
    await buildIndex({ modelDir: model, outDir: built })
    const { manifest, index, meaning } = await openIndex(built)
    expect(manifest.model).toEqual(readModel(model))
    expect(meaning?.vectors.items).toMatchObject({ rows: index.leaves.length, dimension: 8 })

    const embed = await createEmbedder(model, manifest.model)
    const item = index.items.get(index.leaves[0] ?? '')
    const expected = await embed(`passage: ${item?.text}`)
    const stored = rowVector(meaning?.vectors.items ?? expect.fail('no vectors'), 0)
    expect(stored.reduce((sum, x, i) => sum + x * (expected[i] ?? 0), 0)).toBeGreaterThan(0.999)
  })

  test('is measured beside ours on its own index, asked with its own prefix', async () => {
    const other = await openIndex(built)
    const embed = await createEmbedder(model, other.manifest.model)
    expect(await other.meaning?.embed('the victim')).toEqual(await embed('query: the victim'))
    expect(await other.meaning?.embed('the victim')).not.toEqual(await embed('the victim'))
    const { wholePath } = createOwnRankers(other)
    const questions = readAuthored().questions.filter(({ category }) => category === 'lookup')
    expect(summarize(await scoreRanker(wholePath, questions)).ndcg.mean).toBe(1)
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

/** Mean of the vectors of tokens, at length 1. */
function meanOf(...tokens: number[]): number[] {
  const sum = Array.from({ length: 8 }, (_, i) => tokens.reduce((total, token) => total + (tinyTokenVector(token)[i] ?? 0), 0))
  const length = Math.hypot(...sum)
  return sum.map((x) => x / length)
} // biome-ignore format: short

describe('the conventions of a family are applied, not only read', () => {
  const words = [
    'query',
    'passage',
    'represent',
    'this',
    'sentence',
    'for',
    'searching',
    'relevant',
    'passages',
    'victim',
    ':',
  ]
  const idOf = (token: string) => specialTokens.length + words.indexOf(token)
  const [cls, sep] = [specialTokens.indexOf('[CLS]'), specialTokens.indexOf('[SEP]')]
  const colon = idOf(':')
  const families = [
    { name: 'all-MiniLM-L6-v2', pooling: 'mean', query: [idOf('victim')], passage: [idOf('victim')] },
    { name: 'bge-small-en-v1.5', pooling: 'cls', query: ['represent', 'this', 'sentence', 'for', 'searching', 'relevant', 'passages'].map(idOf).concat(colon, idOf('victim')), passage: [idOf('victim')] },
    { name: 'multilingual-e5-small', pooling: 'mean', query: [idOf('query'), colon, idOf('victim')], passage: [idOf('passage'), colon, idOf('victim')] },
  ] as const // biome-ignore format: a table

  test.each(families)('$name: $pooling', async ({ name, pooling, query, passage }) => {
    const folder = join(dir, name)
    writeTinyModel(folder, { words, marksEnds: true })
    const read = readModel(folder)
    expect(read.pooling).toBe(pooling)
    const embed = await createEmbedder(folder, read)
    const asMean = await createEmbedder(folder, { ...read, pooling: 'mean' })
    for (const [prefix, tokens] of [[read.queryPrefix, query], [read.passagePrefix, passage]] as const) {
      const pooled = pooling === 'cls' ? meanOf(cls) : meanOf(cls, ...tokens, sep)
      for (const [i, x] of (await embed(`${prefix}victim`)).entries()) expect(x).toBeCloseTo(pooled[i] ?? 0, 5)
      // The mean shows which words went in, whatever the family's pooling.
      for (const [i, x] of (await asMean(`${prefix}victim`)).entries()) expect(x).toBeCloseTo(meanOf(cls, ...tokens, sep)[i] ?? 0, 5)
    }
  }) // biome-ignore format: pairs
})

describe('a folder that holds no usable model', () => {
  test('is named when it does not exist', () => {
    expect(() => readModel(join(dir, 'nothing-here'))).toThrow(/no model folder .*nothing-here/)
  })
  test('is named with the weights it lacks', () => {
    const folder = join(dir, 'no-weights')
    writeTinyModel(folder)
    unlinkSync(join(folder, 'onnx', 'model.onnx'))
    expect(() => readModel(folder)).toThrow(/no-weights has no onnx\/model\.onnx, onnx\/model_fp16\.onnx/)
  })
  test('is named when Git LFS left a pointer in the place of the weights', () => {
    const folder = join(dir, 'pointer')
    writeTinyModel(folder)
    writeFileSync(join(folder, 'onnx', 'model.onnx'), 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n')
    expect(() => readModel(folder)).toThrow(/onnx\/model\.onnx in model folder .*pointer is a Git LFS pointer/)
  })
  test('is named when its configuration gives no dimension', () => {
    const folder = join(dir, 'no-size')
    writeTinyModel(folder)
    writeFileSync(join(folder, 'config.json'), '{}')
    expect(() => readModel(folder)).toThrow(/no-size\/config\.json: hidden_size/)
  })
  test('is named when its vectors have another length than it says', async () => {
    const folder = join(dir, 'wrong-size')
    writeTinyModel(folder)
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ model_type: 'bert', hidden_size: 16 }))
    const embed = await createEmbedder(folder, readModel(folder))
    await expect(embed('victim')).rejects.toThrow('model wrong-size gives 8 dimensions, its config.json says 16')
  })
})
