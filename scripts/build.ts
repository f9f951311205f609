/**
 * `npm run build`: data → generated/ → dist/. `--model FOLDER` builds both with another embedding model;
 * `--text-model FOLDER` adds one that writes, for answers in prose.
 */
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { buildIndex } from './build-index.ts'
import { run } from './files.ts'

await run(async () => {
  const { values } = parseArgs({ options: { model: { type: 'string' }, 'text-model': { type: 'string' } } })
  await buildIndex({ modelDir: values.model, textModelDir: values['text-model'] })
  await build()
})
