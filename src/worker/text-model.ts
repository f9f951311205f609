/** A language model that writes on this device. */
export interface TextModel {
  describe(): TextModelFacts
  /**
   * Pieces of the text written for a prompt, in order; nothing is loaded before the first of them is asked for.
   * @param onProgress called while the model is loaded, with the part that is there, from 0 to 1.
   * @throws the signal's reason once it has fired, or an error whose message is one plain sentence.
   */
  stream(prompt: string, signal: AbortSignal, onProgress: (part: number) => void): AsyncIterable<string>
}

export interface TextModelFacts {
  name: string
  /** `browser`: it comes with the browser; `site`: files beside this page. */
  where: 'browser' | 'site'
  /** Of what is loaded before the first use; null where the browser does not say. */
  sizeBytes: number | null
  /** Whether something is to be loaded before it can write. */
  needsLoading: boolean
}
