import { type TextGenerationPipeline, TextStreamer } from '@huggingface/transformers'

/** Longest text that is written for one prompt; an answer in prose is shorter, and a model that rambles is stopped. */
const enoughTokens = 512

/**
 * Write the most likely text for a prompt, which is always the same.
 * @param onText called with each piece, in order, while the model writes.
 */
export async function writeText(
  generate: TextGenerationPipeline,
  prompt: string,
  onText: (text: string) => void,
  mostTokens = enoughTokens,
): Promise<void> {
  const streamer = new TextStreamer(generate.tokenizer, {
    skip_prompt: true,
    skip_special_tokens: true,
    callback_function: (text) => {
      if (text !== '') onText(text)
    },
  })
  // Models trained to converse want the prompt as a message, others as it is.
  const input = generate.tokenizer.chat_template ? [{ role: 'user', content: prompt }] : prompt
  await generate(input, { max_new_tokens: mostTokens, do_sample: false, return_full_text: false, streamer })
}
