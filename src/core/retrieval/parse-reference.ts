import type { Item, Section } from '../corpus/schema.ts'
import { sectionFacts } from '../corpus/sections.ts'
import { pairLocators } from './pair-locators.ts'
import { type CitedDocument, type Counts, findDocuments, unknownDocument } from './reference-documents.ts'
import { type Noun, normalizeReference, tokenizeReference } from './reference-tokens.ts'

/** An address found in a question. */
export interface ResolvedReference {
  /** Items that stand at the address, in the order written; more than one for a list, a range or an ambiguous address. */
  ids: string[]
  /** More than one reading has it: "X.1" is the tenth meeting's or the tenth session's. */
  ambiguous: boolean
}

type ItemIds = ReadonlySet<string>
type Printed = Pick<Item, 'id' | 'printings'>

/** The words of a question that asks for an address and nothing else. */
const addressWords = new Set(
  `part parts section sections sect sec paragraph paragraphs para paras par pars subparagraph subparagraphs subpara
  subparas sub clause clauses letter letters lit recommendation recommendations recomm rec recs item items point points
  op ops operative pp pps preambular preamble resolution resolutions res decision decisions dec meeting session working
  group wg wgtip cop ctoc conference of the parties report compendium consolidated in from at and or to through no nos
  number st nd rd th first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth what
  does do say says is are show me open read see cf ibid please text un cite tell trafficking persons on`.split(/\s+/),
)

/**
 * Resolve the references in a question: "VII.2.b", "Part B, X.13 (i)", "para. 13 (h) of CTOC/COP/WG.4/2009/2",
 * "resolution 10/3, OP 13 (i)", "recommendation 7 (c) of the 2022 meeting", lists and ranges. Null when there is none,
 * or when nothing stands at the address; a document alone is no address.
 * @param items for the documents that print items under other numbers ("WG.4/2015/5, para. 44")
 */
export function parseReference(
  question: string,
  sections: readonly Section[],
  ids: ItemIds,
  items: Iterable<Printed> = [],
): ResolvedReference | null {
  const text = normalizeReference(question)
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const lenient = words.every((word) => /^(?:[a-z]|[abivx]{2,6})$/.test(word) || addressWords.has(word))
  const tokens = tokenizeReference(text, findDocuments(text, sections, lenient))
  let places: Map<string, string> | null = null
  const printed = () => (places ??= indexPrintings(items))
  const found = pairLocators(tokens, lenient).map(({ document, noun, paths }) => {
    const cited = document ?? findResolutions(noun, sections, lenient)
    if (cited.printing !== null)
      return resolve([paths.map((path) => printed().get(toPlace(cited.printing, path)))], ids, false)
    const { counts, each } = cited
    const read = (by: Counts, which: readonly Section[]) => resolve(toReadings(which, by, paths), ids, each)
    if (noun === 'preambular' || noun === 'operative')
      return read(
        'compendium',
        cited.sections.filter((s) => s.instrument !== null),
      )
    // "Recommendation" is the compendium's word for what the Working Group says; "paragraph" is everybody's.
    const own = noun === 'recommendation' && counts === 'either' && cited.sections.filter((s) => s.part === 'A')
    const recommended = own ? read('compendium', own) : null
    return recommended && recommended.ids.length > 0 ? recommended : read(counts, cited.sections)
  })
  const all = [...new Set(found.flatMap((f) => f.ids))]
  return all.length > 0 ? { ids: all, ambiguous: found.some((f) => f.ambiguous) } : null
}

/** Only resolutions have preambular and operative paragraphs, so these may stand without a document. */
function findResolutions(noun: Noun | null, sections: readonly Section[], lenient: boolean): CitedDocument {
  const isTheirs = noun === 'preambular' || (noun === 'operative' && lenient)
  return { ...unknownDocument, sections: sections.filter((s) => isTheirs && s.instrument?.startsWith('resolution')) }
}

type Reading = (string | undefined)[]

/** The ids the locators may stand for, the compendium's numbers first. */
function toReadings(sections: readonly Section[], counts: Counts, paths: readonly string[][]): Reading[] {
  return sections.flatMap((section) => {
    const offset = sectionFacts[section.id]?.offset ?? 0
    const offsets = { compendium: [0], report: [offset], either: [0, offset] }[counts]
    return [...new Set(offsets)].map((by) => paths.map((path) => toId(section, path, by)))
  })
}

/** Where other documents print the items: "CTOC/COP/WG.4/2015/5, 40 (h)". */
const indexPrintings = (items: Iterable<Printed>): Map<string, string> =>
  new Map([...items].flatMap(({ id, printings }) => printings.map((p) => [`${p.symbol}, ${p.paragraph}`, id] as const)))

const toPlace = (symbol: string | null, [head = '', ...marks]: readonly string[]): string =>
  `${symbol}, ${[head, ...marks.map((m) => `(${m})`)].join(' ')}`

/** A reading under which everything stands where it should is preferred to those under which only a part does. */
function resolve(all: readonly Reading[], ids: ItemIds, each: boolean): ResolvedReference {
  const existing = all.map((reading) => reading.filter((id) => id !== undefined && ids.has(id)) as string[])
  const complete = existing.filter((found, i) => found.length === all[i]?.length)
  const chosen = (complete.length > 0 && !each ? complete : existing).filter((found) => found.length > 0)
  return { ids: chosen.flat(), ambiguous: !each && chosen.length > 1 }
}

function toId(section: Section, [head = '', ...marks]: readonly string[], offset: number): string {
  const first = /^\d+$/.test(head) ? String(Number(head) - offset) : head
  return `${section.id}.${[first, ...marks].join('.')}`
}
