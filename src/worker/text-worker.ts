import { pipeline, type TextGenerationPipeline } from '@huggingface/transformers'
import { AdduceError } from '../core/protocol.ts'
import { createAssetLoader, siteBase } from './assets.ts'
import { loadManifest } from './manifest.ts'
import { prepareRuntime } from './runtime.ts'
import { writeText } from './write-text.ts'

/** To the page; the page sends prompts, one at a time, and ends the worker to cancel. */
export type FromTextWorker =
  | { type: 'progress'; part: number }
  | { type: 'text'; text: string }
  | { type: 'done' }
  | { type: 'error'; message: string }

// A worker of its own: a model that writes keeps its thread busy for seconds, and searching must not wait for it.
let generator: Promise<TextGenerationPipeline> | null = null

self.onmessage = async ({ data: prompt }: MessageEvent<string>) => {
  try {
    generator ??= load()
    await writeText(await generator, prompt, (text) => post({ type: 'text', text }))
    post({ type: 'done' })
  } catch (error) {
    console.error(error)
    const message = error instanceof AdduceError ? error.message : 'The model that writes stopped on an error.'
    post({ type: 'error', message })
  }
}

async function load(): Promise<TextGenerationPipeline> {
  const baseUrl = siteBase(self.location.href)
  const { textModel, files } = await loadManifest(baseUrl)
  if (!textModel) throw new AdduceError('model-unusable', 'No model that writes is installed beside this page.')
  const assets = createAssetLoader({
    baseUrl,
    manifestFiles: files,
    isCounted: ({ role }) => role === 'textModel',
    onProgress: ({ loadedBytes, totalBytes }) => post({ type: 'progress', part: loadedBytes / totalBytes }),
  })
  const free = await prepareRuntime(assets, files, 'text-model', 'textModel')
  const loaded = await pipeline('text-generation', textModel.name, {
    dtype: textModel.dtype,
    device: 'wasm',
    use_external_data_format: textModel.dataFiles,
  })
  free()
  return loaded
}

function post(message: FromTextWorker): void {
  self.postMessage(message)
}
