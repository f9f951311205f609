// npm test: install what is missing, run every check, and end with the plain line `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, npm, requireNode, root } from './bootstrap.mjs'

requireNode()
installPackages()
const { tsImport } = await import('tsx/esm/api')
const { isBuilt } = await tsImport('./build-stamp.ts', import.meta.url)
const { installBrowser } = await tsImport('./browser.ts', import.meta.url)

let passed = 0
let failed = 0

step('types', () => npm(['run', 'typecheck', '--silent']) === 0)
step('lint', () => npm(['run', 'lint', '--silent']) === 0)
step('data', () => npm(['run', 'data:check', '--silent']) === 0)
step('build', () => isBuilt() || npm(['run', 'build', '--silent']) === 0)
tests('unit and evaluation', ['unit', 'evaluation'])
if (step('browser', () => installBrowser() !== null)) tests('end to end', ['e2e'])

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** Run one check that counts as one; returns whether it passed. */
function step(name, check) {
  console.log(`\n── ${name}`)
  const ok = check()
  if (ok) passed++
  else failed++
  console.log(ok ? `✓ ${name}` : `✗ ${name}`)
  return ok
}

/** Run Vitest projects; each of their tests counts, and so does a run that dies without a report. */
function tests(name, projects) {
  console.log(`\n── ${name}`)
  const report = join(root, '.cache', `tests-${projects[0]}.json`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(report, { force: true })
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const { status } = spawnSync(
    process.execPath,
    [
      vitest,
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: root, stdio: 'inherit' },
  )
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
  passed += counts.numPassedTests ?? 0
  // A file that cannot be loaded has no tests to count, only a failing status.
  failed += counts.numFailedTests || (status === 0 ? 0 : 1)
}
