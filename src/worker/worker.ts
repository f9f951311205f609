import { createEngine, type Engine, type Meaning } from '../core/engine.ts'
import type { Manifest } from '../core/index/manifest.ts'
import type { QuestionIndex } from '../core/index/questions.ts'
import {
  readQuality,
  readQuestions,
  readSearchIndex,
  readVectorIndex,
  type SearchFiles,
  type SearchIndex,
  searchFiles,
} from '../core/index/search-index.ts'
import {
  AdduceError,
  type EngineState,
  type FromWorker,
  initialState,
  type ToWorker,
  type WorkerRequest,
} from '../core/protocol.ts'
import type { Quality } from '../core/quality.ts'
import { type AssetLoader, createAssetLoader, siteBase } from './assets.ts'
import { loadManifest, sizeOf } from './manifest.ts'

let state = initialState
let meaning: Meaning | null = null
/** The figures of the evaluation, once the manifest that names them is there. */
let quality: () => Promise<Quality> = () => Promise.reject(new Error('the index is not loaded'))
const running = new Map<number, AbortController>()
const engine = loadEngine()
// Told through the state; each request that waits for it is answered with the error besides.
engine.catch(() => {})

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'cancel') running.get(data.id)?.abort()
  else void answer(data)
}

async function answer(request: WorkerRequest): Promise<void> {
  const { id } = request
  const controller = new AbortController()
  running.set(id, controller)
  try {
    post({ type: 'reply', id, reply: await handle(await engine, request, controller.signal) })
  } catch (error) {
    // The client has already turned away from a cancelled request.
    if (!controller.signal.aborted) post({ type: 'error', id, error: toWire(error) })
  } finally {
    running.delete(id)
  }
}

function handle(engine: Engine, request: WorkerRequest, signal: AbortSignal) {
  switch (request.kind) {
    case 'ask':
      return engine.ask(request.params, signal)
    case 'explain':
      return engine.explain(request.params, signal)
    case 'suggest':
      return engine.suggest(request.params, signal)
    case 'open':
      return engine.open(request.params.id)
    case 'contents':
      return engine.contents()
    case 'read':
      return engine.read(request.params.document)
    case 'sources':
      return engine.sources()
    case 'quality':
      return quality()
  }
}

/** Keywords first; the model follows in its own time and may fail without taking the keywords with it. */
async function loadEngine(): Promise<Engine> {
  try {
    const baseUrl = siteBase(self.location.href)
    const manifest = await loadManifest(baseUrl)
    const assets = createAssetLoader({ baseUrl, manifestFiles: manifest.files, onProgress: setState })
    const index = await loadIndex(assets, manifest)
    setState({
      keywords: 'ready',
      index: {
        items: manifest.items,
        leaves: manifest.leaves,
        model: manifest.model.name,
        textModel: manifest.textModel && { name: manifest.textModel.name, sizeBytes: sizeOf(manifest, 'textModel') },
      },
    })
    const questions = keepOnceLoaded(() => loadQuestions(assets, manifest))
    quality = keepOnceLoaded(() => loadQuality(assets, manifest))
    // Fetched ahead of need: what fails here is tried again, and told, when it is asked for.
    void loadMeaning(assets, manifest)
      .then(questions)
      .then(quality)
      .catch(() => {})
    return createEngine(
      index,
      () => meaning,
      () => performance.now(),
      questions,
    )
  } catch (error) {
    console.error(error)
    setState({ keywords: 'failed', meaning: 'unavailable', problem: toWire(error).message })
    throw error
  }
}

async function loadIndex(assets: AssetLoader, manifest: Manifest): Promise<SearchIndex> {
  const decoder = new TextDecoder()
  const texts = await Promise.all(
    searchFiles.map(async (role) => [role, decoder.decode(await loadRole(assets, manifest, role))] as const),
  )
  return readSearchIndex(Object.fromEntries(texts) as SearchFiles)
}

async function loadQuestions(assets: AssetLoader, manifest: Manifest): Promise<QuestionIndex> {
  return readQuestions(new TextDecoder().decode(await loadRole(assets, manifest, 'questions')), manifest)
}

async function loadQuality(assets: AssetLoader, manifest: Manifest): Promise<Quality> {
  return readQuality(new TextDecoder().decode(await loadRole(assets, manifest, 'quality')))
}

/** What has failed is tried again the next time. */
function keepOnceLoaded<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null
  return () => {
    kept ??= load().catch((error) => {
      kept = null
      throw error
    })
    return kept
  }
}

async function loadMeaning(assets: AssetLoader, manifest: Manifest): Promise<void> {
  try {
    if (typeof WebAssembly === 'undefined')
      throw new AdduceError('model-unusable', 'This browser does not allow WebAssembly, which the model needs.')
    // transformers.js is most of this worker's code, and keywords do not wait for it.
    const [vectorBytes, { createBrowserEmbedder }] = await Promise.all([
      loadRole(assets, manifest, 'vectors'),
      import('./embedder.ts'),
    ])
    const vectors = readVectorIndex(vectorBytes, manifest)
    const embed = await createBrowserEmbedder(assets, manifest)
    meaning = { vectors, embed: (question) => embedAloud(embed, manifest.model.queryPrefix + question) }
    // The first run of a model is several times slower than the next: let nobody wait for it.
    await meaning.embed('trafficking in persons')
    setState({ meaning: 'ready' })
  } catch (error) {
    console.error(error)
    meaning = null
    setState({ meaning: 'unavailable', problem: toWire(error, 'The language model could not be started.').message })
  }
}

/** Embed, and say in the state when the model that did so before fails, or works again. */
async function embedAloud(embed: (text: string) => Promise<Float32Array>, text: string): Promise<Float32Array> {
  try {
    const vector = await embed(text)
    if (state.meaning === 'unavailable') setState({ meaning: 'ready', problem: null })
    return vector
  } catch (error) {
    console.error(error)
    setState({ meaning: 'unavailable', problem: 'The language model failed; it is tried again with each question.' })
    throw error
  }
}

async function loadRole(
  assets: AssetLoader,
  { files }: Manifest,
  role: Manifest['files'][number]['role'],
): Promise<ArrayBuffer> {
  const file = files.find((f) => f.role === role)
  if (!file) throw new AdduceError('index-unusable', `The search index lists no ${role} file.`)
  return assets.load(file.path)
}

function toWire(error: unknown, otherwise = 'The search stopped on an unexpected error.') {
  if (error instanceof AdduceError) return { code: error.code, name: error.name, message: error.message }
  console.error(error)
  return { code: 'worker-crashed' as const, name: 'Error', message: otherwise }
}

function setState(change: Partial<EngineState>): void {
  state = { ...state, ...change }
  post({ type: 'state', state })
}

function post(message: FromWorker): void {
  self.postMessage(message)
}
