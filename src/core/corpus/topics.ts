import { type IndexTopic, readReferences, type ThematicIndex } from './index-references.ts'
import type { Erratum, Item, Topic, TopicRow } from './schema.ts'

/** Names of 2019 → names of 2024, found by reading both indexes: their rows are the same or nearly so. */
export const renames: ReadonlyMap<string, string> = new Map([
  [
    'Forms of trafficking in persons, exploitative purposes not mentioned in the Protocol',
    'Forms of trafficking in persons, exploitative purposes not mentioned in the Trafficking in persons Protocol',
  ],
  ['Gaps and challenges identified', 'Gaps and challenges'],
  [
    'Inter-agency Coordination Group against Trafficking in Persons',
    'Inter-Agency Coordination Group against Trafficking in Persons',
  ],
  ['Secretariat and United Nations Office on Drugs and Crime', 'United Nations Office on Drugs and Crime Secretariat'],
  [
    'Trafficking in persons Protocol, adherence to and interpretation of',
    'Trafficking in Persons Protocol, adherence to and interpretation of',
  ],
  ['Trafficking in persons Protocol, definitional concepts', 'Trafficking in Persons Protocol, definition of concepts'],
])

/** What the index of 2019 covers. */
const firstEightMeetings = ['A:I', 'A:II', 'A:III', 'A:IV', 'A:V', 'A:VI', 'A:VII', 'A:VIII']

/**
 * The topics of 2024 in their order, with what the index of 2019 says about each.
 *
 * A printed page of 2024 is missing, and with it the beginning of the topic that opens with "(continued)": the
 * references of 2019 stand in for it, and the topics that 2019 has just before it are carried over. The index of 2019
 * breaks off within its last topic. Any other topic of 2019 that 2024 does not have is a problem.
 */
export function buildTopics(
  index2024: ThematicIndex,
  index2019: ThematicIndex,
  items: readonly Item[],
  errata: readonly Erratum[],
): { topics: Topic[]; problems: string[] } {
  const nameIn2024 = (topic: IndexTopic) => renames.get(topic.name) ?? topic.name
  const earlier = new Map(index2019.topics.map((t) => [nameIn2024(t), t]))
  const lastOf2019 = index2019.topics.at(-1)
  const topics = index2024.topics.map((topic, i): Topic => {
    const before = earlier.get(topic.name)
    const shared = {
      name: topic.name,
      source: '2024' as const,
      refs: refsOf(topic),
      name2019: before?.name ?? null,
      ...concerning(index2024, topic, index2019, before, errata),
    }
    const printed = topic.rows.map((row) => toRow(row, '2024'))
    if (!before) {
      // Only a topic that 2019 would have had before it breaks off is demonstrably new.
      const isNew = index2024.topics.slice(i + 1).some((t) => earlier.has(t.name))
      return {
        ...shared, standIn: [], comparison: isNew ? 'new' : 'unknown', added: null, dropped: null, printed,
      } // biome-ignore format: one record
    }
    if (topic.opensContinued)
      return {
        ...shared, standIn: refsOf(before), comparison: 'lost', added: null, dropped: null,
        printed: [...before.rows.map((row) => toRow(row, '2019')), ...printed],
      } // biome-ignore format: one record
    // The last row of 2019 is cut in its middle: its meeting and the later ones cannot be compared.
    const cutSection = before === lastOf2019 ? before.rows.at(-1)?.documents.at(-1)?.section : undefined
    const end = cutSection === undefined ? undefined : firstEightMeetings.indexOf(cutSection)
    const inReach = (id: string) => firstEightMeetings.slice(0, end).includes(id.split('.')[0] ?? '')
    const now = coveredBy(refsOf(topic), items).filter(inReach)
    const then = coveredBy(refsOf(before), items).filter(inReach)
    return {
      ...shared,
      standIn: [],
      comparison: cutSection === undefined ? 'full' : 'partial',
      added: now.filter((id) => !then.includes(id)),
      dropped: then.filter((id) => !now.includes(id)),
      printed,
    }
  })

  const problems: string[] = []
  const lostBefore = index2024.topics.findIndex((t) => t.opensContinued)
  const lostPage = errata.filter(
    (e) => e.source === index2024.file && e.line === index2024.topics[lostBefore]?.lines[0] && e.corrected === null,
  )
  const carried: Topic[] = []
  for (const topic of index2019.topics) {
    if (index2024.topics.some((t) => t.name === nameIn2024(topic))) continue
    if (!standsInGap(topic, index2019, index2024, lostBefore)) {
      problems.push(
        `topic "${topic.name}" of ${index2019.file} is not in ${index2024.file}, and no lost page explains it`,
      )
      continue
    }
    const concerned = concerning(index2024, undefined, index2019, topic, errata)
    carried.push({
      name: topic.name,
      source: '2019',
      refs: refsOf(topic),
      standIn: [],
      name2019: topic.name,
      comparison: 'lost',
      added: null,
      dropped: null,
      printed: topic.rows.map((row) => toRow(row, '2019')),
      ...concerned,
      errata: [...lostPage.map((e) => e.id), ...concerned.errata],
    })
  }
  if (carried.length > 0) topics.splice(lostBefore, 0, ...carried)
  return { topics, problems }
}

/**
 * Name on each item the topics that refer to it or to one of its lead-ins: a reference to a lead-in means the whole
 * paragraph.
 */
export function assignTopics<T extends Pick<Item, 'id' | 'parent'>>(
  items: readonly T[],
  topics: readonly Topic[],
): (T & { topics: string[] })[] {
  const parents = new Map(items.map((i) => [i.id, i.parent]))
  const referred = topics.map(({ name, refs, standIn }) => ({ name, ids: new Set([...refs, ...standIn]) }))
  return items.map((item) => {
    const own: string[] = []
    for (let id: string | null = item.id; id !== null; id = parents.get(id) ?? null) own.push(id)
    return { ...item, topics: referred.filter(({ ids }) => own.some((id) => ids.has(id))).map((t) => t.name) }
  })
}

/**
 * Mark the items whose report locator the index prints.
 * The locators have been read against the same offsets, so a difference is a defect of the parser.
 */
export function confirmReports(items: readonly Item[], locators: ReadonlyMap<string, string>): Item[] {
  return items.map((item) => {
    const printed = locators.get(item.id)
    if (printed === undefined) return item
    if (printed !== item.report.paragraph)
      throw new Error(`${item.id}: the index has it at ${printed}, the offset at ${item.report.paragraph}`)
    return { ...item, report: { ...item.report, basis: 'index' } }
  })
}

export const refsOf = (topic: IndexTopic): string[] => [
  ...new Set(topic.rows.flatMap((row) => row.documents.flatMap((d) => d.references.flatMap((r) => r.ids)))),
]

/** Items without children that the references name or whose lead-in they name, in document order. */
function coveredBy(refs: readonly string[], items: readonly Item[]): string[] {
  return items
    .filter((i) => i.children.length === 0 && refs.some((ref) => i.id === ref || i.id.startsWith(`${ref}.`)))
    .map((i) => i.id)
}

const toRow = ({ documents: _, ...cells }: IndexTopic['rows'][number], index: TopicRow['index']): TopicRow => ({
  index,
  ...cells,
})

/** Errata on the lines of a topic, and the references they cast doubt on. */
function concerning(
  index2024: ThematicIndex,
  topic: IndexTopic | undefined,
  index2019: ThematicIndex,
  before: IndexTopic | undefined,
  errata: readonly Erratum[],
): Pick<Topic, 'errata' | 'suspected'> {
  const on = ({ file }: ThematicIndex, t: IndexTopic | undefined) =>
    errata.filter((e) => t && e.source === file && e.line >= t.lines[0] && e.line <= t.lines[1])
  const now = on(index2024, topic)
  const then = on(index2019, before)
  return {
    errata: [...now, ...then].map((e) => e.id),
    // The references of a topic are those of one index, so only its errata cast doubt on them.
    suspected: (topic ? now : then)
      .filter((e) => e.certainty !== 'certain' && e.corrected !== null)
      .flatMap((e) => doubtedRefs(e, topic ?? before).map((ref) => ({ ref, erratum: e.id }))),
  }
}

/** References that stand in an erratum's printed words but not in its corrected ones. */
function doubtedRefs({ printed, corrected, line }: Erratum, topic: IndexTopic | undefined): string[] {
  const row = topic?.rows.find((r) => line >= r.lines[0] && line <= r.lines[1])
  const idsIn = (words: string) =>
    (['A', 'B'] as const).flatMap((part) =>
      readReferences(words, part).documents.flatMap((d) => d.references.flatMap((r) => r.ids)),
    )
  const kept = idsIn(corrected ?? '')
  const ofRow = row?.documents.flatMap((d) => d.references.flatMap((r) => r.ids)) ?? []
  return idsIn(printed).filter((id) => ofRow.includes(id) && !kept.includes(id))
}

/** Whether a topic of 2019 stands between the last topic before the lost page and the topic that the page begins. */
function standsInGap(
  topic: IndexTopic,
  index2019: ThematicIndex,
  index2024: ThematicIndex,
  lostBefore: number,
): boolean {
  const at = (name: string | undefined) => index2019.topics.findIndex((t) => (renames.get(t.name) ?? t.name) === name)
  const from = at(index2024.topics[lostBefore - 1]?.name)
  const to = at(index2024.topics[lostBefore]?.name)
  const position = index2019.topics.indexOf(topic)
  return lostBefore > 0 && from >= 0 && position > from && position < to
}
