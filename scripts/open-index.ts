import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine, type Engine, type Meaning } from '../src/core/engine.ts'
import { type Manifest, manifestSchema } from '../src/core/index/manifest.ts'
import type { QuestionIndex } from '../src/core/index/questions.ts'
import {
  readQuestions,
  readSearchIndex,
  readVectorIndex,
  type SearchFiles,
  type SearchIndex,
  searchFiles,
} from '../src/core/index/search-index.ts'
import { createEmbedder, readModel } from './embedder.ts'
import { readJson, root } from './files.ts'

export const generatedDir = join(root, 'generated')

export interface OpenIndex {
  manifest: Manifest
  index: SearchIndex
  meaning: Meaning | null
  /** Everyday questions of each leaf, read when they are asked for. */
  questions(): Promise<QuestionIndex>
}

/**
 * Load a built index as the page does: every file is checked against the manifest before it is used.
 * @throws naming the file that is missing or not what the manifest says.
 */
export async function openIndex(dir = generatedDir, options: { keywordsOnly?: boolean } = {}): Promise<OpenIndex> {
  if (!existsSync(join(dir, 'index', 'manifest.json')))
    throw new Error('there is no built index: run npm run build first')
  const manifest = readJson(join(dir, 'index', 'manifest.json'), manifestSchema)
  const load = (role: string): Buffer => {
    const file = manifest.files.find((f) => f.role === role)
    if (!file) throw new Error(`the manifest names no ${role} file`)
    const bytes = readFileSync(join(dir, file.path))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (sha256 !== file.sha256)
      throw new Error(`${file.path} is not the file of this index: sha256 ${file.sha256} expected, got ${sha256}`)
    return bytes
  }
  const texts = searchFiles.map((role) => [role, load(role).toString()] as const)
  const index = readSearchIndex(Object.fromEntries(texts) as SearchFiles)
  const questions = async () => readQuestions(load('questions').toString(), manifest)
  if (options.keywordsOnly) return { manifest, index, meaning: null, questions }
  const vectors = readVectorIndex(new Uint8Array(load('vectors')).buffer, manifest)
  const modelDir = join(dir, 'model', manifest.model.name)
  const found = readModel(modelDir)
  if (found.sha256 !== manifest.model.sha256)
    throw new Error(`${manifest.model.name} is not the model this index was made with: run npm run build`)
  const embed = await createEmbedder(modelDir, manifest.model)
  const meaning = { vectors, embed: (question: string) => embed(manifest.model.queryPrefix + question) }
  return { manifest, index, meaning, questions }
}

export async function openEngine(dir = generatedDir, options: { keywordsOnly?: boolean } = {}): Promise<Engine> {
  const { index, meaning, questions } = await openIndex(dir, options)
  return createEngine(
    index,
    () => meaning,
    () => performance.now(),
    questions,
  )
}
