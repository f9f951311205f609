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

/** Write `.br` and `.gz` beside each file of a folder that they make at least a twentieth smaller. */
export async function precompress(dir: string): Promise<void> {
  for (const path of listFiles(dir)) {
    // Weights of a model that writes are hundreds of megabytes, and hardly get smaller.
    if (
      !compressible.test(path) ||
      /[\\/]text-model[\\/].*\.onnx$/.test(path) ||
      statSync(path).size < minimumSizeBytes
    )
      continue
    const bytes = readFileSync(path)
    for (const encoding of ['br', 'gz'] as const) {
      const compressed = await compress(bytes, encoding)
      if (compressed.length < bytes.length * 0.95) writeFileSync(`${path}.${encoding}`, compressed)
    }
  }
}

/** Compressed bytes, kept by the hash of what they were made from. */
export async function compress(bytes: Buffer, encoding: keyof typeof encodings): Promise<Buffer> {
  mkdirSync(cacheDir, { recursive: true })
  const cached = join(cacheDir, `${createHash('sha256').update(bytes).digest('hex')}.${encoding}`)
  if (!existsSync(cached)) writeFileSync(cached, await encodings[encoding](bytes))
  return readFileSync(cached)
}

/** Files below a folder, in name order, precompressed copies left out. */
export function listFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !['.br', '.gz'].includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
