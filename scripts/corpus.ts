import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { checkCompendium } from '../src/core/corpus/check-corpus.ts'
import { applyErrata, recordErrata } from '../src/core/corpus/errata.ts'
import { parseCompendium } from '../src/core/corpus/parse-compendium.ts'
import {
  erratumSchema,
  type Item,
  itemSchema,
  type Section,
  sectionSchema,
  sourceSchema,
} from '../src/core/corpus/schema.ts'
import { dataDir, readJson, readText } from './files.ts'

export interface Corpus {
  items: Item[]
  sections: Section[]
}

/** Read the five sources, prove them unaltered, extract the compendium and check it against all that is known of it. */
export function extractCorpus(dir = dataDir): Corpus & { problems: string[] } {
  const problems = checkSources(dir)
  if (problems.length > 0) return { items: [], sections: [], problems }
  const errata = readJson(join(dir, 'errata.json'), z.array(erratumSchema))
  const file = 'compendium-2024.txt'
  const corrected = applyErrata(readText(join(dir, 'sources', file)), file, errata)
  const compendium = parseCompendium(corrected.text, file)
  const items = recordErrata(compendium.items, errata)
  problems.push(...corrected.problems, ...compendium.problems, ...checkCompendium(compendium, corrected.text))
  return { items, sections: compendium.sections, problems }
}

function checkSources(dir: string): string[] {
  return readJson(join(dir, 'sources.json'), z.array(sourceSchema)).flatMap(({ file, sha256 }) => {
    const path = join(dir, 'sources', file)
    if (!existsSync(path)) return [`source data/sources/${file} is missing`]
    const got = createHash('sha256').update(readFileSync(path)).digest('hex')
    return got === sha256 ? [] : [`source data/sources/${file} has been altered: sha256 ${sha256} expected, got ${got}`]
  })
}

/** The generated files of `data/corpus`, as they must stand on disk. */
export function corpusFiles({ items, sections }: Corpus): Map<string, string> {
  return new Map([
    ['items.json', stringifyRecords(items)],
    ['sections.json', stringifyRecords(sections)],
  ])
}

/** One record a line, so that a change in the corpus reads as a change of lines. */
const stringifyRecords = (records: readonly object[]): string =>
  `[\n${records.map((r) => JSON.stringify(r)).join(',\n')}\n]\n`

/** The committed corpus. */
export function readCorpus(dir = dataDir): Corpus {
  return {
    items: readJson(join(dir, 'corpus', 'items.json'), z.array(itemSchema)),
    sections: readJson(join(dir, 'corpus', 'sections.json'), z.array(sectionSchema)),
  }
}
