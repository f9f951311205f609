import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { root } from './files.ts'

const cacheDir = join(root, '.cache', 'compressed')
const compressible = /\.(html|js|mjs|css|json|wasm|onnx|bin|svg|webmanifest|txt)$/
const minimumSizeBytes = 1024

// Quality 11 takes a minute for the runtime's 14 MB and saves 0.37 MB over quality 9 with the largest window, which takes five seconds.
const brotliParams = {
  [constants.BROTLI_PARAM_QUALITY]: 9,
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
}

const encodings = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: brotliParams }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
}

/** Write `.br` and `.gz` beside each file of a folder that they make at least a twentieth smaller; compressed bytes are kept by hash. */
export async function precompress(dir: string): Promise<void> {
  mkdirSync(cacheDir, { recursive: true })
  for (const path of listFiles(dir)) {
    if (!compressible.test(path) || statSync(path).size < minimumSizeBytes) continue
    const bytes = readFileSync(path)
    const hash = createHash('sha256').update(bytes).digest('hex')
    for (const [encoding, compress] of Object.entries(encodings)) {
      const cached = join(cacheDir, `${hash}.${encoding}`)
      if (!existsSync(cached)) writeFileSync(cached, await compress(bytes))
      const compressed = readFileSync(cached)
      if (compressed.length < bytes.length * 0.95) writeFileSync(`${path}.${encoding}`, compressed)
    }
  }
}

/** Files below a folder, in name order, precompressed copies left out. */
export function listFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !['.br', '.gz'].includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
