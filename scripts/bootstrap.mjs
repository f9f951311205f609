// Runs before anything is installed: Node's own modules only, and syntax that old versions can at least parse.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The versions Vite accepts; package.json "engines" says the same. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return
  console.error(
    `Adduce needs Node 20.19 or newer, or 22.12 or newer; this is ${process.version}. See https://nodejs.org/`,
  )
  process.exit(1)
}

/** Install what the lockfile names unless it is already there; ends the process with npm's status when that fails. */
export function installPackages() {
  if (isInstalled()) return
  console.log('Installing packages (npm ci) …')
  const status = npm(['ci', '--no-audit', '--no-fund'])
  if (status === 0) return
  console.error('✗ npm ci failed; see its message above. It needs a package registry, once.')
  process.exit(status)
}

/** Run npm with inherited output; returns its exit status. */
export function npm(args) {
  // Under `npm start` this is the npm that was started; it spares looking for npm.cmd on Windows.
  const cli = process.env.npm_execpath
  const isNpm = cli !== undefined && /npm-cli\.c?js$/.test(cli)
  // The runtime's postinstall would download graphics-card libraries that nothing here uses.
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' }
  const options = { cwd: root, env, stdio: 'inherit' }
  const { status, error } = isNpm
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (error) console.error(`✗ cannot run npm: ${error.message}`)
  return status ?? 1
}

/** npm leaves a lockfile of what it installed in node_modules: compare the two instead of trusting dates. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(record)
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true
    // Binaries of other platforms are in the lockfile only.
    if (present[path] === undefined) return optional === true || devOptional === true
    return present[path].version === version
  })
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}
