import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'

/** The repository's root, wherever the command was started. */
export const root = fileURLToPath(new URL('..', import.meta.url))
export const dataDir = join(root, 'data')
/** Figures of `npm run eval -- --write`. */
export const qualityFile = join(dataDir, 'quality.json')

/** Read a text file; the error names the file in one sentence. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Error(`cannot read ${relative(root, path)}: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

/** Read and validate a JSON file; the error names file and field. */
export function readJson<T extends z.ZodType>(path: string, schema: T): z.infer<T> {
  return parseAs(readText(path), schema, relative(root, path))
}

/** Read and validate JSON lines, from one file or from all files of a folder that start with a prefix, in name order. */
export function readJsonLines<T extends z.ZodType>(path: string, schema: T, prefix?: string): z.infer<T>[] {
  const files =
    prefix === undefined
      ? [path]
      : readdirSync(path)
          .filter((f) => f.startsWith(prefix) && f.endsWith('.jsonl'))
          .sort()
          .map((f) => join(path, f))
  return files.flatMap((file) =>
    readText(file)
      .split('\n')
      .flatMap((line, i) =>
        line.trim() === '' ? [] : [parseAs(line, schema, `${relative(root, file)} line ${i + 1}`)],
      ),
  )
}

function parseAs<T extends z.ZodType>(text: string, schema: T, where: string): z.infer<T> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new Error(`${where} is not JSON: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Error(`${where}: ${issue?.path.join('.') || 'record'}: ${issue?.message ?? 'not as expected'}`)
}

/** Print every problem and end with exit status 1 when there is one. */
export function exitOnProblems(problems: readonly string[], what: string): void {
  if (problems.length === 0) return
  for (const problem of problems) console.error(`✗ ${problem}`)
  console.error(`${what}: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`)
  process.exit(1)
}

/** Run a script's main function; an error becomes one sentence and exit status 1. */
export async function run(main: () => void | Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    console.error(`✗ ${error instanceof Error ? error.message : error}`)
    process.exit(1)
  }
}
