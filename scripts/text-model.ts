import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { env, pipeline, type TextGenerationPipeline } from '@huggingface/transformers'
import { z } from 'zod'
import type { TextModelFiles } from '../src/core/index/manifest.ts'
import { writeText } from '../src/worker/write-text.ts'
import { checkModelFolder } from './embedder.ts'
import { readJson, readText } from './files.ts'

/** Smallest first: what a visitor loads is what a small device can hold. */
const onnxFiles = {
  q4: 'onnx/model_q4.onnx',
  q8: 'onnx/model_quantized.onnx',
  fp16: 'onnx/model_fp16.onnx',
  fp32: 'onnx/model.onnx',
} as const

/**
 * What a folder of a text-generation model in Hugging Face layout says of itself.
 * @throws naming the folder or file that is missing or not what it should be.
 */
export function readTextModel(dir: string): TextModelFiles {
  const dtype = checkModelFolder(dir, onnxFiles)
  let dataFiles = 0
  while (existsSync(join(dir, dataFileOf(dtype, dataFiles)))) dataFiles++
  return { name: basename(resolve(dir)), dtype, dataFiles }
}

/**
 * Copy what the browser loads into `text-model/` of a folder; returns the paths inside that folder. transformers.js reads a
 * chat template from the tokenizer's configuration only, so one in a file of its own is put there.
 */
export function copyTextModel(dir: string, { name, dtype, dataFiles }: TextModelFiles, outDir: string): string[] {
  const files = [
    'config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    ...['generation_config.json'].filter((file) => existsSync(join(dir, file))),
    onnxFiles[dtype],
    ...Array.from({ length: dataFiles }, (_, i) => dataFileOf(dtype, i)),
  ]
  const target = join(outDir, 'text-model', name)
  mkdirSync(join(target, 'onnx'), { recursive: true })
  for (const file of files) cpSync(join(dir, file), join(target, file))
  const template = join(dir, 'chat_template.jinja')
  if (existsSync(template)) {
    const config = {
      chat_template: readText(template),
      ...readJson(join(dir, 'tokenizer_config.json'), z.looseObject({})),
    }
    writeFileSync(join(target, 'tokenizer_config.json'), JSON.stringify(config))
  }
  return files.map((file) => `text-model/${name}/${file}`)
}

const dataFileOf = (dtype: TextModelFiles['dtype'], i: number): string =>
  `${onnxFiles[dtype]}_data${i === 0 ? '' : `_${i}`}`

/** Load the model with transformers.js on the processor. */
export async function openTextModel(dir: string, model: TextModelFiles): Promise<TextGenerationPipeline> {
  env.allowRemoteModels = false
  env.allowLocalModels = true
  env.localModelPath = dirname(resolve(dir))
  return pipeline('text-generation', model.name, {
    dtype: model.dtype,
    device: 'cpu',
    use_external_data_format: model.dataFiles,
  })
}

/** @throws when the model cannot be loaded, or writes nothing. */
export async function proveTextModel(dir: string, model: TextModelFiles): Promise<void> {
  let written = ''
  const generate = await openTextModel(dir, model)
  const receive = (text: string) => {
    written += text
  }
  await writeText(generate, 'States parties should', receive, 8)
  await generate.dispose()
  if (written.trim() === '') throw new Error(`the text model ${model.name} was loaded but writes nothing`)
}
