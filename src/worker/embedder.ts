import { env, pipeline } from '@huggingface/transformers'
import type { Manifest } from '../core/index/manifest.ts'
import type { AssetLoader } from './assets.ts'

const runtimeScript = 'runtime/ort.js'
const runtimeBinary = 'runtime/ort.wasm'

/**
 * Load the model with transformers.js, every byte through our verified loader, and return what embeds one text: a vector
 * of unit length. Prefixes are the caller's business. One text a call: batches would change a quantised model's vectors.
 */
export async function createBrowserEmbedder(
  assets: Pick<AssetLoader, 'load' | 'urlOf'>,
  { model, files }: Pick<Manifest, 'model' | 'files'>,
): Promise<(text: string) => Promise<Float32Array>> {
  const paths = files.filter(({ role }) => role === 'model' || role === 'runtime').map(({ path }) => path)
  const bytes = new Map(await Promise.all(paths.map(async (path) => [path, await assets.load(path)] as const)))

  env.allowRemoteModels = false
  env.allowLocalModels = true
  // With this and the model's name as its id, the library asks for the very paths of the manifest. An absolute URL here
  // would make it skip the tokenizer.
  env.localModelPath = 'model'
  env.fetch = async (path) => {
    const body = bytes.get(String(path))
    return new Response(body ?? null, { status: body ? 200 : 404 })
  }
  env.useBrowserCache = false
  // Would import the runtime from a blob: URL, which the content security policy forbids.
  env.useWasmCache = false
  const { wasm } = env.backends.onnx
  const binary = bytes.get(runtimeBinary)
  if (!wasm || !binary) throw new Error(`the model's runtime is missing: ${runtimeBinary}`)
  wasm.wasmBinary = binary
  wasm.wasmPaths = { mjs: assets.urlOf(runtimeScript) }
  // Threads need cross-origin isolation, which many static hosts cannot send; a question is too short to gain.
  wasm.numThreads = 1

  const extract = await pipeline('feature-extraction', model.name, { dtype: model.dtype, device: 'wasm' })
  // The library holds what it needs by now; these are some 17 MB.
  bytes.clear()
  delete wasm.wasmBinary
  return async (text) => {
    const output = await extract(text, { pooling: model.pooling, normalize: true })
    const vector = Float32Array.from(output.data as Float32Array)
    if (vector.length === model.dimension) return vector
    throw new Error(`model ${model.name} gives ${vector.length} dimensions, expected ${model.dimension}`)
  }
}
