// npm start: install and build what is missing, then serve the built site.
import { installPackages, npm, requireNode } from './bootstrap.mjs'

requireNode()
installPackages()
const { tsImport } = await import('tsx/esm/api')
const { isBuilt } = await tsImport('./build-stamp.ts', import.meta.url)
const { serveFromCommandLine } = await tsImport('./serve.ts', import.meta.url)
if (!isBuilt()) {
  console.log('Building the site …')
  if (npm(['run', 'build', '--silent']) !== 0) process.exit(1)
}
try {
  await serveFromCommandLine(process.argv.slice(2))
} catch (error) {
  console.error(`✗ ${error.message}`)
  process.exit(1)
}
