import { env } from '@huggingface/transformers'
import type { Asset } from '../core/index/manifest.ts'
import type { AssetLoader } from './assets.ts'

const runtimeScript = 'runtime/ort.js'
const runtimeBinary = 'runtime/ort.wasm'

/**
 * Let transformers.js load a model, every byte through our verified loader.
 * @param folder of the site that the model's own folder lies in.
 * @param role of the model's files in the manifest.
 * @returns frees the bytes, once the library holds what it needs.
 */
export async function prepareRuntime(
  assets: Pick<AssetLoader, 'load' | 'urlOf'>,
  files: readonly Asset[],
  folder: 'model' | 'text-model',
  role: 'model' | 'textModel',
): Promise<() => void> {
  const paths = files.filter((file) => file.role === role || file.role === 'runtime').map(({ path }) => path)
  const bytes = new Map(await Promise.all(paths.map(async (path) => [path, await assets.load(path)] as const)))

  env.allowRemoteModels = false
  env.allowLocalModels = true
  // With this and the model's name as its id, the library asks for the very paths of the manifest. An absolute URL here
  // would make it skip the tokenizer.
  env.localModelPath = folder
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
  return () => {
    bytes.clear()
    delete wasm.wasmBinary
  }
}
