import { pipeline } from '@huggingface/transformers'
import type { Manifest } from '../core/index/manifest.ts'
import type { AssetLoader } from './assets.ts'
import { prepareRuntime } from './runtime.ts'

/**
 * Load the model with transformers.js and return what embeds one text: a vector of unit length. Prefixes are the caller's
 * business. One text a call: batches would change a quantised model's vectors.
 */
export async function createBrowserEmbedder(
  assets: Pick<AssetLoader, 'load' | 'urlOf'>,
  { model, files }: Pick<Manifest, 'model' | 'files'>,
): Promise<(text: string) => Promise<Float32Array>> {
  const free = await prepareRuntime(assets, files, 'model', 'model')
  const extract = await pipeline('feature-extraction', model.name, { dtype: model.dtype, device: 'wasm' })
  free()
  return async (text) => {
    const output = await extract(text, { pooling: model.pooling, normalize: true })
    const vector = Float32Array.from(output.data as Float32Array)
    if (vector.length === model.dimension) return vector
    throw new Error(`model ${model.name} gives ${vector.length} dimensions, expected ${model.dimension}`)
  }
}
