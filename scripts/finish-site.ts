import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { build, type Plugin } from 'vite'
import type { Shell } from '../src/sw/shell.ts'
import { hashInputs, stampBuild } from './build-stamp.ts'
import { contentSecurityPolicy } from './csp.ts'
import { root } from './files.ts'
import { listFiles, precompress } from './precompress.ts'

/**
 * What turns Vite's output into a site that any static host can serve: the policy in the page, an app manifest, a service
 * worker that knows the files, and compressed copies. A PWA plugin would bring 275 packages to list the same files.
 */
export function finishSite(): Plugin {
  let inputs: string
  let outDir: string
  return {
    name: 'finish-site',
    apply: 'build',
    configResolved(config) {
      inputs = hashInputs()
      outDir = resolve(config.root, config.build.outDir)
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
          injectTo: 'head-prepend',
        },
        { tag: 'link', attrs: { rel: 'manifest', href: './app.webmanifest' }, injectTo: 'head' },
      ],
    },
    generateBundle(_, bundle) {
      const icon = Object.values(bundle).find((file) => file.type === 'asset' && file.names.includes('favicon.svg'))
      const icons = icon ? [{ src: icon.fileName, sizes: 'any', type: 'image/svg+xml' }] : []
      this.emitFile({ type: 'asset', fileName: 'app.webmanifest', source: JSON.stringify({ ...appManifest, icons }) })
    },
    async closeBundle() {
      await buildServiceWorker(outDir)
      await precompress(outDir)
      stampBuild(inputs)
    },
  }
}

const appManifest = {
  name: 'Adduce',
  description: 'Cited United Nations recommendations against trafficking in persons, in your own words',
  start_url: '.',
  display: 'standalone',
  background_color: '#fdfdfb',
  theme_color: '#fdfdfb',
}

/** One classic script, since not every browser runs modules as service workers; built last because it lists the others. */
export async function buildServiceWorker(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    define: { __SHELL__: JSON.stringify(readShell(outDir)), 'import.meta.env.DEV': 'false' },
    build: {
      outDir,
      emptyOutDir: false,
      lib: { entry: join(root, 'src', 'sw', 'sw.ts'), formats: ['iife'], name: 'sw', fileName: () => 'sw.js' },
    },
  })
}

function readShell(outDir: string): Shell {
  // The worker that writes brings another copy of its library, for nothing where no model is installed.
  const hasTextModel = existsSync(join(outDir, 'text-model'))
  const files = listFiles(outDir)
    .map((path) => ({ path: relative(outDir, path).split(sep).join('/'), bytes: readFileSync(path) }))
    .filter(({ path }) => isShell(path) && (hasTextModel || !path.startsWith('assets/text-worker-')))
    .map(({ path, bytes }) => ({
      path: path === 'index.html' ? '' : path,
      integrity: `sha256-${createHash('sha256').update(bytes).digest('base64')}`,
    }))
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16)
  return { version, files }
}

/** Index, model and runtime are fetched by the page, with progress, and kept in a cache of their own. */
function isShell(path: string): boolean {
  return path === 'index/manifest.json' || !/^(sw\.js$|index\/|model\/|text-model\/|runtime\/)/.test(path)
}
