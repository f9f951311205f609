import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../src/core/index/manifest.ts'
import { root } from './files.ts'

/** Vectors already computed, keyed by the hash of a text, for one model as it is used. */
export interface EmbeddingCache {
  get(text: string): Float32Array | undefined
  set(text: string, vector: Float32Array): void
  /** Write the entries used since it was opened; the others are forgotten. */
  save(): void
}

const hashBytes = 16

/** One file a model: entries of a 16-byte text hash and the vector as float32. */
export function openEmbeddingCache(model: Model, dir = join(root, '.cache', 'embeddings')): EmbeddingCache {
  const { sha256, dtype, pooling } = model
  const path = join(
    dir,
    `${createHash('sha256').update(`${sha256} ${dtype} ${pooling}`).digest('hex').slice(0, 16)}.bin`,
  )
  const known = existsSync(path) ? readEntries(readFileSync(path), model.dimension) : new Map<string, Float32Array>()
  const used = new Map<string, Float32Array>()
  return {
    get(text) {
      const key = hashText(text)
      const vector = known.get(key)
      if (vector) used.set(key, vector)
      return vector
    },
    set(text, vector) {
      const key = hashText(text)
      known.set(key, vector)
      used.set(key, vector)
    },
    save() {
      mkdirSync(dir, { recursive: true })
      const entries = [...used].flatMap(([key, vector]) => [Buffer.from(key, 'hex'), Buffer.from(vector.buffer)])
      writeFileSync(path, Buffer.concat(entries))
    },
  }
}

function readEntries(bytes: Buffer, dimension: number): Map<string, Float32Array> {
  const size = hashBytes + dimension * 4
  const entries = new Map<string, Float32Array>()
  // A file cut short by a crash keeps its whole entries.
  for (let at = 0; at + size <= bytes.length; at += size) {
    const key = bytes.subarray(at, at + hashBytes).toString('hex')
    entries.set(key, new Float32Array(new Uint8Array(bytes.subarray(at + hashBytes, at + size)).buffer))
  }
  return entries
}

const hashText = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, hashBytes).toString('hex')
