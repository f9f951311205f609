import { addresseeLabels, strengthLabels } from '../core/corpus/request-labels.ts'
import type { Area, Topic } from '../core/corpus/schema.ts'
import type { FacetName } from '../core/protocol.ts'

/** The words of the page for what the corpus holds as names. */

export const areaLabels: Record<Area, string> = {
  'prevention and awareness-raising': 'Prevention',
  'protection of victims of trafficking in persons': 'Protection',
  'prosecution of offenders': 'Prosecution',
  'partnerships, coordination of efforts and cooperation, including international cooperation': 'Partnerships',
}

export const facetLabels: Record<FacetName, string> = {
  body: 'Body',
  section: 'Meeting or session',
  year: 'Year',
  topic: 'Topic',
  area: 'Area in 2015',
  addressee: 'Who is asked',
  strength: 'How strongly',
}

/** A value of a facet in the page's words; what needs none is named as it is. */
export function labelValue(name: FacetName, value: string): string {
  const labels: Partial<Record<FacetName, Record<string, string>>> = {
    area: areaLabels,
    addressee: addresseeLabels,
    strength: strengthLabels,
  }
  return labels[name]?.[value] ?? value
}

/** What the index of 2019 allows to say about a topic of 2024, in one sentence. */
export const comparisonLabels: Record<Topic['comparison'], string> = {
  full: 'Compared with the index of 2019, which covers the first eight meetings:',
  partial: 'The copy of the index of 2019 breaks off within this topic. As far as it goes:',
  new: 'The index of 2019 did not have this topic.',
  unknown: 'The copy of the index of 2019 breaks off before this topic, so the two cannot be compared.',
  lost: 'The page of the index of 2024 that held this topic, or part of it, is missing from the copy used here.',
}
