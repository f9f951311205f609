import type { TextModel } from '../../worker/text-model.ts'

/** What is used of the Prompt API, https://webmachinelearning.github.io/prompt-api/, which TypeScript does not know yet. */
interface LanguageModelApi {
  availability(options: object): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>
  create(options: object): Promise<LanguageModelSession>
}

interface LanguageModelSession {
  promptStreaming(prompt: string, options: { signal: AbortSignal }): ReadableStream<string>
  destroy(): void
}

/** Asked for and created with the same options, as the interface demands. */
const options = {
  expectedInputs: [{ type: 'text', languages: ['en'] }],
  expectedOutputs: [{ type: 'text', languages: ['en'] }],
}

/** The language model that comes with the browser; null where it has none, or none for this device. Loads nothing. */
export async function findBuiltInModel(browser: object): Promise<TextModel | null> {
  const api = (browser as { LanguageModel?: LanguageModelApi }).LanguageModel
  const availability = await api?.availability(options).catch(() => 'unavailable' as const)
  if (!api || !availability || availability === 'unavailable') return null
  let needsLoading = availability !== 'available'

  return {
    describe: () => ({ name: 'the model of this browser', where: 'browser', sizeBytes: null, needsLoading }),
    async *stream(prompt, signal, onProgress) {
      const monitor = (events: EventTarget) =>
        events.addEventListener('downloadprogress', (event) => {
          const { loaded, total } = event as ProgressEvent
          onProgress(loaded / (total || 1))
        })
      const session = await sayPlainly(
        signal,
        'The browser could not start its language model.',
        api.create({ ...options, signal, monitor }),
      )
      needsLoading = false
      try {
        const reader = session.promptStreaming(prompt, { signal }).getReader()
        for (;;) {
          const piece = await sayPlainly(signal, 'The browser’s language model stopped on an error.', reader.read())
          if (piece.done) return
          yield piece.value
        }
      } finally {
        session.destroy()
      }
    },
  }
}

async function sayPlainly<T>(signal: AbortSignal, message: string, promise: Promise<T>): Promise<T> {
  try {
    return await promise
  } catch (cause) {
    signal.throwIfAborted()
    throw new Error(message, { cause })
  }
}
