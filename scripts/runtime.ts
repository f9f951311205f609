import { copyFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

// The plain build: no graphics card, half the size of the one transformers.js loads by default. The script gets a .js
// name, which every host serves as a script; some do not know .mjs.
const files = {
  'ort-wasm-simd-threaded.mjs': 'runtime/ort.js',
  'ort-wasm-simd-threaded.wasm': 'runtime/ort.wasm',
}

/**
 * Copy the model's runtime into `runtime/` of a folder, from the very version of onnxruntime-web that transformers.js was
 * built with; returns the paths inside the folder.
 */
export function copyRuntime(dir: string): string[] {
  const transformers = createRequire(import.meta.url).resolve('@huggingface/transformers')
  const source = dirname(createRequire(transformers).resolve('onnxruntime-web'))
  mkdirSync(join(dir, 'runtime'), { recursive: true })
  for (const [file, path] of Object.entries(files)) copyFileSync(join(source, file), join(dir, path))
  return Object.values(files)
}
