import type { Item, Passage } from '../corpus/schema.ts'

/** The text of an item as it is embedded and searched: what it inherits, then its own words. */
export function itemText({ leadIn, text }: Pick<Item, 'leadIn' | 'text'>): string {
  return leadIn === null ? text : `${leadIn} ${text}`
}

/** The text of a passage as it is embedded and searched: the heading it stands under, its words, its list. */
export function passageText({ headings, text, points }: Pick<Passage, 'headings' | 'text' | 'points'>): string {
  return [headings.at(-1), text, ...points.map((point) => point.text)].filter(Boolean).join(' ')
}
