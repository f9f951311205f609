import type { TextModel, TextModelFacts } from './text-model.ts'
import type { FromTextWorker } from './text-worker.ts'

/** A text-generation model from files beside the page, in a worker that starts when it is first asked to write. */
export function createSiteTextModel(
  startWorker: () => Worker,
  files: Pick<TextModelFacts, 'name' | 'sizeBytes'>,
): TextModel {
  /** Kept while nothing is cancelled, since loading takes longer than writing. */
  let worker: Worker | null = null
  let isLoaded = false

  function end(): void {
    worker?.terminate()
    worker = null
    isLoaded = false
  }

  return {
    describe: () => ({ ...files, where: 'site', needsLoading: !isLoaded }),
    async *stream(prompt, signal, onProgress) {
      signal.throwIfAborted()
      worker ??= startWorker()
      const arrived: FromTextWorker[] = []
      let wake = () => {}
      const receive = (message: FromTextWorker) => {
        arrived.push(message)
        wake()
      }
      worker.onmessage = ({ data }: MessageEvent<FromTextWorker>) => receive(data)
      worker.onerror = () => receive({ type: 'error', message: 'The model that writes stopped unexpectedly.' })
      // The thread is busy while the model writes, so it would not hear of it.
      const abort = () => {
        end()
        wake()
      }
      signal.addEventListener('abort', abort, { once: true })
      let isDone = false
      try {
        worker.postMessage(prompt)
        while (!isDone) {
          signal.throwIfAborted()
          const message = arrived.shift()
          if (!message)
            await new Promise<void>((resolve) => {
              wake = resolve
            })
          else if (message.type === 'progress') onProgress(message.part)
          else if (message.type === 'error') throw new Error(message.message)
          else if (message.type === 'done') isDone = true
          else {
            isLoaded = true
            yield message.text
          }
        }
      } finally {
        signal.removeEventListener('abort', abort)
        // Left early, by an error or by the reader: what is still being written is for nobody.
        if (!isDone) end()
      }
    },
  }
}
