import type { ThematicIndex } from './index-references.ts'
import type { Erratum, Item, Topic } from './schema.ts'
import { refsOf, renames } from './topics.ts'

/** Figures of the two indexes, read off the sources; a complete extraction reaches every one of them. */
export const indexFacts = {
  2024: { topics: 76, rows: 342, printed: 1112, expanded: 1471, partA: 1234, partB: 237, distinct: 514 },
  // 922 as printed; the report paragraphs put three in (I.12.b, IV.46.g, VI.12) and take six out (VI.12–17).
  2019: { topics: 75, rows: 299, printed: 704, expanded: 919, partA: 919, partB: 0, distinct: 288 },
  topicsInCommon: 72,
  topicsRenamed: 6,
  reportsInIndex: 385,
  reportsByOffset: 33,
} as const

/**
 * Every way in which the topics fall short of what is known about the indexes, and every row whose columns disagree
 * without an erratum that says so. Disagreements that an erratum explains but does not settle are returned apart.
 */
export function checkTopics(
  index2024: ThematicIndex,
  index2019: ThematicIndex,
  topics: readonly Topic[],
  items: readonly Item[],
  errata: readonly Erratum[],
): { problems: string[]; explained: string[] } {
  const problems = [...index2024.problems, ...index2019.problems]
  const explained: string[] = []
  for (const { file, disagreements } of [index2024, index2019])
    for (const { lines, message } of disagreements) {
      const erratum = errata.find(
        (e) => e.source === file && e.line >= lines[0] && e.line <= lines[1] && e.certainty !== 'certain',
      )
      const text = `${file} line ${lines[0]}: ${message}`
      if (erratum) explained.push(`${text} (erratum ${erratum.id})`)
      else problems.push(text)
    }
  problems.push(...checkReferences([index2024, index2019], items))
  problems.push(...checkIndex('2024', index2024), ...checkIndex('2019', index2019))

  const expect = (what: string, expected: number, got: number) => {
    if (got !== expected) problems.push(`${what}: expected ${expected}, got ${got}`)
  }
  const common = topics.filter((t) => t.source === '2024' && t.name2019 !== null)
  expect('topics in common', indexFacts.topicsInCommon, common.length)
  expect('topics renamed', indexFacts.topicsRenamed, common.filter((t) => t.name2019 !== t.name).length)
  for (const [from, to] of renames)
    if (!common.some((t) => t.name2019 === from && t.name === to)) problems.push(`"${from}" is not renamed to "${to}"`)
  const partA = items.filter((i) => i.part === 'A')
  const printed = partA.filter((i) => i.report.basis === 'index')
  expect('part A items whose report the index prints', indexFacts.reportsInIndex, printed.length)
  expect('part A items whose report only the offset gives', indexFacts.reportsByOffset, partA.length - printed.length)
  return { problems, explained }
}

function checkReferences(indexes: readonly ThematicIndex[], items: readonly Item[]): string[] {
  const ids = new Set(items.map((i) => i.id))
  return indexes.flatMap(({ file, topics }) =>
    topics.flatMap(({ name, rows }) =>
      rows.flatMap(({ lines, documents }) =>
        documents
          .flatMap((d) => d.references)
          .flatMap(({ printed, ids: named }) =>
            named
              .filter((id) => !ids.has(id))
              .map((id) => `${file} line ${lines[0]}: "${printed}" under "${name}": there is no ${id}`),
          ),
      ),
    ),
  )
}

function checkIndex(year: '2024' | '2019', index: ThematicIndex): string[] {
  const rows = index.topics.flatMap((t) => t.rows)
  const references = rows.flatMap((row) => row.documents.flatMap((d) => d.references))
  const ids = references.flatMap((r) => r.ids)
  const got: Record<keyof (typeof indexFacts)['2024'], number> = {
    topics: index.topics.length,
    rows: rows.length,
    printed: references.length,
    expanded: ids.length,
    partA: ids.filter((id) => id.startsWith('A:')).length,
    partB: ids.filter((id) => id.startsWith('B:')).length,
    distinct: new Set(index.topics.flatMap(refsOf)).size,
  }
  return (Object.keys(got) as (keyof typeof got)[])
    .filter((what) => got[what] !== indexFacts[year][what])
    .map((what) => `index of ${year}, ${what}: expected ${indexFacts[year][what]}, got ${got[what]}`)
}
