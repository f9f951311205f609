import { toCitedItem } from './corpus/cite.ts'
import type { Item, Section } from './corpus/schema.ts'
import type { SearchIndex } from './index/search-index.ts'
import {
  AdduceError,
  type CitedItem,
  type Contents,
  type ItemInPlace,
  type Reading,
  type SourcesReport,
} from './protocol.ts'

export interface Reader {
  /** @throws AdduceError `unknown-item`. */
  itemAt(id: string): Item
  /** Ids of the lead-ins above an item, nearest first. */
  ancestors(id: string): string[]
  /** Ids of everything under an item, in document order. */
  descendants(id: string): string[]
  cite(item: Item): CitedItem
  open(id: string): ItemInPlace
  contents(): Contents
  read(document: string): Reading
  sources(): SourcesReport
}

/** Neighbours shown on either side of an opened paragraph. */
const neighboursShown = 3

/** The corpus as it stands on the page: items in their place, documents from beginning to end. */
export function createReader({ items, sections, passages, topics, errata, sources, leaves }: SearchIndex): Reader {
  const all = [...items.values()]

  function itemAt(id: string): Item {
    const item = items.get(id)
    if (!item) throw new AdduceError('unknown-item', `There is no item ${id.slice(0, 40)} in the compendium.`)
    return item
  }

  function sectionOf(item: Item): Section {
    const section = sections.get(item.section)
    if (!section) throw new AdduceError('index-unusable', `The search index has no section ${item.section}.`)
    return section
  }

  function ancestors(id: string): string[] {
    const { parent } = itemAt(id)
    return parent === null ? [] : [parent, ...ancestors(parent)]
  }

  const descendants = (id: string): string[] => itemAt(id).children.flatMap((child) => [child, ...descendants(child)])
  const cite = (item: Item) => toCitedItem(item, sectionOf(item), errata)

  function open(id: string): ItemInPlace {
    const item = itemAt(id)
    const leadIns = ancestors(id).reverse()
    const top = leadIns[0] ?? id
    const roots = all.filter((i) => i.section === item.section && i.parent === null)
    const at = roots.findIndex((i) => i.id === top)
    const shown = roots.slice(Math.max(0, at - neighboursShown), at + neighboursShown + 1)
    const surroundings = shown.flatMap((i) => [i.id, ...(i.id === top ? descendants(i.id) : [])])
    return {
      item: cite(item),
      section: sectionOf(item),
      leadIns: leadIns.map((i) => cite(itemAt(i))),
      surroundings: surroundings.map((i) => cite(itemAt(i))),
    }
  }

  function contents(): Contents {
    const documents = new Map(passages.map((p) => [backgroundId(p.id), p.document]))
    return {
      sections: [...sections.values()].map((section) => ({
        section,
        items: all.filter((item) => item.section === section.id).length,
      })),
      background: [...documents].map(([id, document]) => ({
        id,
        document,
        passages: passages.filter((p) => backgroundId(p.id) === id).length,
      })),
      topics,
    }
  }

  function read(document: string): Reading {
    const section = sections.get(document)
    if (section) return { kind: 'section', section, items: all.filter((i) => i.section === document).map(cite) }
    const own = passages.filter((p) => backgroundId(p.id) === document)
    const [first] = own
    if (!first) throw new AdduceError('unknown-item', `There is no document ${document.slice(0, 40)}.`)
    return { kind: 'background', id: document, document: first.document, passages: own }
  }

  function report(): SourcesReport {
    return {
      sources,
      errata,
      counts: {
        items: items.size,
        leaves: leaves.length,
        sections: sections.size,
        passages: passages.length,
        topics: topics.length,
        topicReferences: topics.reduce((sum, topic) => sum + topic.refs.length, 0),
      },
    }
  }

  return { itemAt, ancestors, descendants, cite, open, contents, read, sources: report }
}

/** "C:2017.9" → "C:2017". */
const backgroundId = (passageId: string): string => passageId.slice(0, passageId.indexOf('.'))
