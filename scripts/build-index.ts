import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import {
  englishPhrases,
  type Need,
  needPhrasings,
  needQuestions,
  type Wave1,
  type Wave2,
} from '../src/core/corpus/authored.ts'
import { erratumSchema, type Item, type Passage, sourceSchema } from '../src/core/corpus/schema.ts'
import { type Asset, indexFormat, type Manifest, type Model } from '../src/core/index/manifest.ts'
import { buildNeedIndex } from '../src/core/index/needs.ts'
import { plainQuestions } from '../src/core/index/questions.ts'
import { buildRelationIndex } from '../src/core/index/relations.ts'
import type { corpusFileSchema } from '../src/core/index/search-index.ts'
import { itemText, passageText } from '../src/core/index/searched-text.ts'
import { encodeMatrix, meanDirection, quantize } from '../src/core/index/vectors.ts'
import { buildVocabulary } from '../src/core/index/vocabulary.ts'
import { buildWordIndex, saveWordIndex } from '../src/core/index/word-index.ts'
import { type Authored, checkAuthored, readAuthored } from './authored.ts'
import { readCorpus } from './corpus.ts'
import { createEmbedder, defaultModelDir, modelFiles, readModel } from './embedder.ts'
import { openEmbeddingCache } from './embedding-cache.ts'
import { dataDir, exitOnProblems, qualityFile, readJson, readText, root } from './files.ts'
import { generatedDir, openEngine } from './open-index.ts'
import { copyRuntime } from './runtime.ts'
import { copyTextModel, proveTextModel, readTextModel } from './text-model.ts'

interface BuildOptions {
  modelDir?: string | undefined
  outDir?: string
  /** Folder of a text-generation model that the page may offer to write with; none by default. */
  textModelDir?: string | undefined
}

/** First half of `npm run build`: data → index, model, runtime and manifest in a folder of their own. */
export async function buildIndex({
  modelDir = defaultModelDir,
  outDir = generatedDir,
  textModelDir,
}: BuildOptions = {}): Promise<void> {
  const { items, sections, passages, topics } = readCorpus()
  const authored = readAuthored()
  exitOnProblems(checkAuthored(authored, items), 'search aids')
  const errata = readJson(join(dataDir, 'errata.json'), z.array(erratumSchema))
  const model = readModel(modelDir)
  const textModel = textModelDir ? readTextModel(textModelDir) : null
  if (textModelDir && textModel) await proveTextModel(textModelDir, textModel)
  const leaves = items.filter((i) => i.children.length === 0)
  const aids = leaves.map((item) => aidsOf(item.id, authored))
  const phrases = aids.map(({ wave1, wave2 }) => englishPhrases(wave1, wave2))

  const vectors = await embedAll(modelDir, model, leaves, phrases, passages, authored.needs.map(needPhrasings))
  rmSync(outDir, { recursive: true, force: true })
  mkdirSync(join(outDir, 'index'), { recursive: true })
  const words = await buildWordIndex(
    leaves.map((item, i) => ({
      id: item.id,
      words: [itemText(item), ...(phrases[i] ?? []), ...questionsAnsweredBy(item, authored.needs)].join('\n'),
    })),
  )
  const relations = buildRelationIndex(
    authored.relations,
    leaves.map((i) => i.id),
  )
  const needs = buildNeedIndex(
    authored.needs,
    leaves.map((i) => i.id),
  )
  const sources = readJson(join(dataDir, 'sources.json'), z.array(sourceSchema))
  const corpus: z.infer<typeof corpusFileSchema> = { items, sections, passages, topics, errata, sources }
  writeJson(outDir, 'index/corpus.json', corpus)
  const officialWords = await buildWordIndex(leaves.map((item) => ({ id: item.id, words: itemText(item) })))
  writeJson(outDir, 'index/official-words.json', saveWordIndex(officialWords))
  const passageWords = await buildWordIndex(passages.map((p) => ({ id: p.id, words: passageText(p) })))
  writeJson(outDir, 'index/passage-words.json', saveWordIndex(passageWords))
  writeJson(outDir, 'index/words.json', saveWordIndex(words))
  writeJson(
    outDir,
    'index/vocabulary.json',
    buildVocabulary([
      ...leaves.map(itemText),
      ...phrases.flat(),
      ...authored.needs.flatMap((need) => [...needQuestions(need), ...need.situation]),
    ]),
  )
  writeJson(outDir, 'index/abbreviations.json', authored.abbreviations)
  writeJson(outDir, 'index/relations.json', relations)
  writeJson(outDir, 'index/needs.json', needs)
  const questions = aids.map(({ wave1, wave2 }) => plainQuestions(wave1, wave2))
  writeJson(outDir, 'index/questions.json', questions)
  // Checked where it is read: a build must not wait for figures that are measured on what it builds.
  writeJson(outDir, 'index/quality.json', JSON.parse(readText(qualityFile)))
  writeFileSync(join(outDir, 'index', 'vectors.bin'), vectors)
  for (const file of modelFiles(modelDir, model)) {
    const target = join(outDir, 'model', model.name, file)
    mkdirSync(dirname(target), { recursive: true })
    cpSync(join(modelDir, file), target)
  }
  const textModelPaths = textModelDir && textModel ? copyTextModel(textModelDir, textModel, outDir) : []
  const runtime = copyRuntime(outDir)

  const asset = (role: Asset['role'], path: string): Asset => {
    const bytes = readFileSync(join(outDir, path))
    return { role, path, sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  }
  const manifest: Manifest = {
    format: indexFormat,
    model,
    textModel,
    items: items.length,
    leaves: leaves.length,
    passages: passages.length,
    needs: needs.length,
    files: [
      asset('corpus', 'index/corpus.json'),
      asset('words', 'index/words.json'),
      asset('officialWords', 'index/official-words.json'),
      asset('passageWords', 'index/passage-words.json'),
      asset('vocabulary', 'index/vocabulary.json'),
      asset('abbreviations', 'index/abbreviations.json'),
      asset('relations', 'index/relations.json'),
      asset('needs', 'index/needs.json'),
      asset('questions', 'index/questions.json'),
      asset('quality', 'index/quality.json'),
      asset('vectors', 'index/vectors.bin'),
      ...modelFiles(modelDir, model).map((file) => asset('model', `model/${model.name}/${file}`)),
      ...runtime.map((path) => asset('runtime', path)),
      ...textModelPaths.map((path) => asset('textModel', path)),
    ],
  }
  writeJson(outDir, 'index/manifest.json', manifest)
  await proveIndex(outDir)
  const megabytes = manifest.files.reduce((sum, f) => sum + f.sizeBytes, 0) / 1e6
  console.error(
    `${relative(root, outDir)}/: ${leaves.length} items, ${phrases.flat().length} expansions, ${model.name}, ${megabytes.toFixed(1)} MB`,
  )
}

/** Questions that an item answers directly. */
function questionsAnsweredBy({ id }: Item, needs: readonly Need[]): string[] {
  return needs.filter(({ relevant }) => relevant[id] === 3).flatMap(needQuestions)
}

function aidsOf(id: string, authored: Authored): { wave1: Wave1; wave2: Wave2 } {
  const wave1 = authored.wave1.find((w) => w.id === id)
  const wave2 = authored.wave2.find((w) => w.id === id)
  if (!wave1 || !wave2) throw new Error(`no expansions for ${id}`)
  return { wave1, wave2 }
}

async function embedAll(
  modelDir: string,
  model: Model,
  leaves: readonly Item[],
  phrases: readonly string[][],
  passages: readonly Passage[],
  phrasings: readonly string[][],
): Promise<Uint8Array> {
  const cache = openEmbeddingCache(model)
  const embed = await createEmbedder(modelDir, model)
  // Items are passages; expansions are what people ask, so they are read as questions.
  const texts = [
    ...leaves.map((item) => model.passagePrefix + itemText(item)),
    ...phrases.flat().map((phrase) => model.queryPrefix + phrase),
    ...passages.map((passage) => model.passagePrefix + passageText(passage)),
    ...phrasings.flat().map((phrasing) => model.queryPrefix + phrasing),
  ]
  const vectors: Float32Array[] = []
  const report = createProgress(texts.length)
  for (const text of texts) {
    let vector = cache.get(text)
    if (!vector) {
      vector = await embed(text)
      cache.set(text, vector)
    }
    vectors.push(vector)
    report(vectors.length)
  }
  cache.save()
  let at = 0
  const next = (count: number) => {
    at += count
    return vectors.slice(at - count, at)
  }
  const items = next(leaves.length)
  const expansions = phrases.map((own) => meanDirection(next(own.length)))
  const background = next(passages.length)
  const needs = phrasings.map((own) => meanDirection(next(own.length)))
  return Buffer.concat(
    [items, expansions, background, needs].map((rows) => encodeMatrix(quantize(rows, model.dimension))),
  )
}

function createProgress(total: number): (done: number) => void {
  let shown = -1
  return (done) => {
    const percent = Math.floor((100 * done) / total)
    const step = process.stderr.isTTY ? 1 : 20
    if (percent < shown + step) return
    shown = percent
    process.stderr.write(
      `${process.stderr.isTTY ? '\r' : ''}embedding ${done} of ${total} texts (${percent} %)${process.stderr.isTTY && done < total ? '' : '\n'}`,
    )
  }
}

function writeJson(outDir: string, path: string, value: unknown): void {
  writeFileSync(join(outDir, path), JSON.stringify(value))
}

/** Read the written files back and ask a question whose answer is known. */
async function proveIndex(outDir: string): Promise<void> {
  const engine = await openEngine(outDir)
  const reply = await engine.ask({ question: 'non-punishment of victims of trafficking' })
  if (reply.outcome !== 'answered' || reply.answer.claims.length === 0)
    throw new Error(`the index in ${outDir.replace(root, '')} was written but does not answer a plain question`)
}
