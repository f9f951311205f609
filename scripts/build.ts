/** `npm run build`: data → generated/ → dist/. `--model FOLDER` builds both with another embedding model. */
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { buildIndex } from './build-index.ts'
import { run } from './files.ts'

await run(async () => {
  const { values } = parseArgs({ options: { model: { type: 'string' } } })
  await buildIndex(values.model)
  await build()
})
