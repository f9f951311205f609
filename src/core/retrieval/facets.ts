import type { Item, Section } from '../corpus/schema.ts'
import { type Facet, type FacetName, type Filters, facetNames } from '../protocol.ts'

/** How many of the best items are counted: what a reader could page through. */
export const countedItems = 100

/** Values an item has in each facet; several for topics and addressees, none where nothing is known. */
const valuesOf: Record<FacetName, (item: Item) => readonly string[]> = {
  body: (item) => [item.body],
  section: (item) => [item.section],
  year: (item) => [item.dates.start.slice(0, 4)],
  topic: (item) => item.topics,
  area: (item) => item.areas,
  addressee: (item) => item.addressees,
  strength: (item) => (item.strength === null ? [] : [item.strength]),
}

export function matchesFilters(item: Item, filters: Filters): boolean {
  return facetNames.every((name) => {
    const wanted = filters[name]
    return wanted === undefined || valuesOf[name](item).includes(wanted)
  })
}

/** Count each facet over the best items that match all other filters, so that its other values can be chosen instead. */
export function countFacets(
  ranked: readonly Item[],
  filters: Filters,
  sections: ReadonlyMap<string, Section>,
): Facet[] {
  return facetNames.map((name) => {
    const { [name]: _, ...others } = filters
    const counts = new Map<string, number>()
    for (const item of ranked.filter((i) => matchesFilters(i, others)).slice(0, countedItems))
      for (const value of valuesOf[name](item)) counts.set(value, (counts.get(value) ?? 0) + 1)
    const values = [...counts]
      .map(([value, count]) => ({
        value,
        label: name === 'section' ? labelSection(sections.get(value)) : value,
        count,
      }))
      .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label))
    return { name, values }
  })
}

/** One or two sections by name; of more what they have in common: "Resolutions, 2010 to 2022", "2019 to 2023". */
export function labelSections(sections: readonly Section[]): string {
  if (sections.length < 3) return sections.map(labelSection).join('; ')
  const years = sections.map(({ dates }) => dates.start.slice(0, 4)).sort()
  const span = [...new Set([years.at(0), years.at(-1)])].join(' to ')
  const [sort, ...others] = new Set(sections.map(sortOf))
  if (others.length === 0) return `${sort}, ${span}`
  const bodies = new Set(sections.map(({ body }) => body))
  return bodies.size === 1 ? `Conference, ${span}` : span
}

const sortOf = ({ instrument }: Section): string =>
  instrument === null ? 'Working Group' : instrument.startsWith('resolution') ? 'Resolutions' : 'Decisions'

/** "Seventh meeting, 2017", "Resolution 10/3, 2020". */
export function labelSection(section: Section | undefined): string {
  if (!section) return ''
  const name = section.instrument ?? section.name
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${section.dates.start.slice(0, 4)}`
}
