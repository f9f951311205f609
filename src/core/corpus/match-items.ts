import type { NumberedDocument } from './read-paragraphs.ts'
import type { Area, Item, Passage, Printing } from './schema.ts'

/** A source besides the compendium and the indexes, as its parser reads it. */
export interface ParsedSource {
  document: NumberedDocument
  recommendations: PrintedRecommendation[]
  /** Background: every paragraph that is no recommendation. */
  passages: Passage[]
  problems: string[]
}

/** A recommendation as another document prints it. */
export interface PrintedRecommendation {
  /** Section of the compendium its meeting is: "A:IV". */
  section: string
  symbol: string
  /** "40", "40 (h)"; the lead-in of "40 (h)" is "40". */
  paragraph: string
  parent: string | null
  area: Area | null
  heading: string
  text: string
  source: { file: string; lines: [number, number] }
}

export interface MatchedRecommendation extends PrintedRecommendation {
  item: string
  /** The printed words are the item's, or those of its lead-in and the item's. */
  sameWords: boolean
}

interface Candidate {
  printed: PrintedRecommendation
  item: Item
  likeness: number
}

/** Below this share of common word pairs two texts are different recommendations; the least of the true pairs has 0.82. */
const leastLikeness = 0.7

/**
 * Match recommendations one to one to the items of the same meeting, by their words: leaves first, likest first; a
 * lead-in belongs to the parent that its points share. What finds no item, or two as good, is a problem that names it.
 */
export function matchItems(
  printed: readonly PrintedRecommendation[],
  items: readonly Item[],
): { matches: MatchedRecommendation[]; problems: string[] } {
  const problems: string[] = []
  const where = (p: PrintedRecommendation) => `${p.source.file} para. ${p.paragraph}`
  const isLeadIn = (p: PrintedRecommendation) => printed.some((other) => other.parent === p.paragraph)
  const leaves = printed.filter((p) => !isLeadIn(p))
  const candidates = leaves.flatMap((p) => rankCandidates(p, items)).sort((a, b) => b.likeness - a.likeness)

  const found = new Map<PrintedRecommendation, Item>()
  const taken = new Map<string, PrintedRecommendation>()
  for (const { printed: p, item, likeness } of candidates) {
    if (found.has(p) || taken.has(item.id)) continue
    const rival = candidates.find(
      (c) => c.printed === p && c.item !== item && c.likeness === likeness && !taken.has(c.item.id),
    )
    if (rival) problems.push(`${where(p)}: matches ${item.id} and ${rival.item.id} equally well`)
    found.set(p, item)
    taken.set(item.id, p)
  }
  for (const p of printed.filter(isLeadIn)) {
    const points = printed.filter((other) => other.parent === p.paragraph)
    const [parent, ...others] = new Set(points.map((point) => found.get(point)?.parent))
    const item = items.find((i) => i.id === parent)
    if (item && others.length === 0 && !taken.has(item.id)) {
      found.set(p, item)
      taken.set(item.id, p)
    } else problems.push(`${where(p)}: its points do not share one lead-in of the compendium`)
  }
  const matches = printed.flatMap((p) => {
    const item = found.get(p)
    if (item) return [{ ...p, item: item.id, sameWords: likeness(p.text, item) === 1 }]
    if (!isLeadIn(p)) problems.push(`${where(p)}: no item of ${p.section} has its words: "${p.text.slice(0, 80)}"`)
    return []
  })
  return { matches, problems }
}

/** Give each item the places that print it too, and the areas those sort it into. */
export function recordPrintings(items: readonly Item[], matches: readonly MatchedRecommendation[]): Item[] {
  return items.map((item) => {
    const own = matches.filter((m) => m.item === item.id)
    const printings = own.map(
      ({ symbol, paragraph, area, heading, text, sameWords, source }): Printing => ({
        symbol, paragraph, area, heading, wording: sameWords ? null : text, source, errata: [],
      }),
    ) // biome-ignore format: one record
    return { ...item, printings, areas: own.flatMap((m) => (m.area === null ? [] : [m.area])) }
  })
}

function rankCandidates(printed: PrintedRecommendation, items: readonly Item[]): Candidate[] {
  return items
    .filter((i) => i.section === printed.section && i.children.length === 0)
    .map((item) => ({ printed, item, likeness: likeness(printed.text, item) }))
    .filter((c) => c.likeness >= leastLikeness)
}

/** 1 for the same words in the same order, with or without the item's lead-in; else twice the shared word pairs by all. */
function likeness(text: string, { text: itemText, leadIn }: Item): number {
  const variants = leadIn === null ? [itemText] : [itemText, `${leadIn} ${itemText}`]
  return Math.max(...variants.map((variant) => compareWords(toWords(text), toWords(variant))))
}

function compareWords(a: readonly string[], b: readonly string[]): number {
  if (a.join(' ') === b.join(' ')) return 1
  const pairs = (words: readonly string[]) => words.slice(1).map((word, i) => `${words[i]} ${word}`)
  const rest = pairs(b)
  const all = pairs(a).length + rest.length
  let shared = 0
  for (const pair of pairs(a)) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    rest.splice(at, 1)
    shared++
  }
  // Never 1: the same pairs in another order are not the same words.
  return all === 0 ? 0 : Math.min(0.999, (2 * shared) / all)
}

/** Letters and digits only: quotation marks, hyphens and end punctuation are set differently from document to document. */
const toWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
