import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { env, pipeline } from '@huggingface/transformers'
import { z } from 'zod'
import { toConventions } from '../src/core/index/embedding-models.ts'
import type { Model } from '../src/core/index/manifest.ts'
import { dataDir, readJson } from './files.ts'

export const defaultModelDir = join(dataDir, 'model', 'adduce-encoder')

/** Text in, vector of unit length out; prefixes are the caller's business. */
export type Embed = (text: string) => Promise<Float32Array>

const onnxFiles = { fp32: 'onnx/model.onnx', fp16: 'onnx/model_fp16.onnx', q8: 'onnx/model_quantized.onnx' } as const

/** How the small text begins that a clone without Git LFS has in the place of a large file. */
const lfsPointer = 'version https://git-lfs'

/**
 * What a folder in Hugging Face layout says of itself. The dimension is read from `config.json`.
 * @throws naming the folder or file that is missing or not what it should be.
 */
export function readModel(dir: string): Model {
  const dtype = checkModelFolder(dir, onnxFiles)
  const weights = readFileSync(join(dir, onnxFiles[dtype]))
  const { hidden_size } = readJson(
    join(dir, 'config.json'),
    z.looseObject({ hidden_size: z.number().int().positive() }),
  )
  const pooling = join(dir, '1_Pooling', 'config.json')
  const poolingSchema = z.looseObject({ pooling_mode_cls_token: z.boolean().default(false) })
  const name = basename(resolve(dir))
  return {
    name,
    dimension: hidden_size,
    dtype,
    ...toConventions(name, existsSync(pooling) ? readJson(pooling, poolingSchema) : null),
    sha256: createHash('sha256').update(weights).digest('hex'),
  }
}

/**
 * The precision of the first of the given weights that a model folder has.
 * @throws naming the folder or file that is missing or not what it should be.
 */
export function checkModelFolder<T extends string>(dir: string, weightsOf: Readonly<Record<T, string>>): T {
  if (!existsSync(dir)) throw new Error(`there is no model folder ${dir}`)
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    if (!existsSync(join(dir, file))) throw new Error(`model folder ${dir} has no ${file}`)
  const dtype = (Object.keys(weightsOf) as T[]).find((d) => existsSync(join(dir, weightsOf[d])))
  if (!dtype) throw new Error(`model folder ${dir} has no ${Object.values(weightsOf).join(', ')}`)
  if (readStart(join(dir, weightsOf[dtype]), lfsPointer.length) === lfsPointer)
    throw new Error(`${weightsOf[dtype]} in model folder ${dir} is a Git LFS pointer: run git lfs pull there`)
  return dtype
}

function readStart(path: string, sizeBytes: number): string {
  const file = openSync(path, 'r')
  const bytes = Buffer.alloc(sizeBytes)
  readSync(file, bytes)
  closeSync(file)
  return bytes.toString()
}

/** Files of the model folder that the browser loads, relative to the folder. */
export function modelFiles(dir: string, { dtype }: Pick<Model, 'dtype'>): string[] {
  const optional = [`${onnxFiles[dtype]}_data`].filter((f) => existsSync(join(dir, f)))
  return ['config.json', 'tokenizer.json', 'tokenizer_config.json', onnxFiles[dtype], ...optional]
}

/** Load the model with transformers.js on the processor. One text a call: batches would change quantised models' vectors. */
export async function createEmbedder(dir: string, model: Model): Promise<Embed> {
  env.allowRemoteModels = false
  env.allowLocalModels = true
  env.localModelPath = dirname(resolve(dir))
  const extract = await pipeline('feature-extraction', model.name, { dtype: model.dtype, device: 'cpu' })
  return async (text) => {
    const output = await extract(text, { pooling: model.pooling, normalize: true })
    const vector = Float32Array.from(output.data as Float32Array)
    if (vector.length !== model.dimension)
      throw new Error(`model ${model.name} gives ${vector.length} dimensions, its config.json says ${model.dimension}`)
    return vector
  }
}
