import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from './files.ts'

const stamp = join(root, '.cache', 'build-stamp')

/** Everything that can change dist; training scripts change it only through data/model. */
const inputs = ['data', 'src', 'scripts', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']
const ignored = new Set(['train', '__pycache__'])

/** Whether dist was built from the present inputs. */
export function isBuilt(): boolean {
  if (!existsSync(join(root, 'dist', 'index.html')) || !existsSync(stamp)) return false
  return readFileSync(stamp, 'utf8') === hashInputs()
}

/** Remember the inputs, hashed before the build began, that dist was built from. */
export function stampBuild(hash: string): void {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}

/** Content, not dates: a checkout or a copy must not look newer than it is. */
export function hashInputs(): string {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap((input) => listInputs(join(root, input)))) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function listInputs(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .filter((name) => !ignored.has(name))
    .sort()
    .flatMap((name) => listInputs(join(path, name)))
}

/** The day of the build, ISO 8601; SOURCE_DATE_EPOCH, in seconds, makes a build of the same files the same. */
export function buildDay(): string {
  const epoch = process.env.SOURCE_DATE_EPOCH
  return new Date(epoch === undefined ? Date.now() : Number(epoch) * 1000).toISOString().slice(0, 10)
}
