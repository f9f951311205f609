import { type Compendium, cleanMarkup } from './parse-compendium.ts'
import { footnoteCount, pageBreakJoins, sectionFacts } from './sections.ts'

/** Every way in which an extraction falls short of what is known about the compendium; empty when it is complete. */
export function checkCompendium(compendium: Compendium, source: string): string[] {
  return [...checkCounts(compendium), ...checkTree(compendium), ...checkNothingLost(compendium, source)]
}

function checkCounts({ items, sections, footnotes, joins }: Compendium): string[] {
  const problems: string[] = []
  const expect = (what: string, expected: number, got: number) => {
    if (got !== expected) problems.push(`${what}: expected ${expected}, got ${got}`)
  }
  for (const [id, facts] of Object.entries(sectionFacts)) {
    if (!sections.some((s) => s.id === id)) problems.push(`section ${id} is missing`)
    const own = items.filter((i) => i.section === id)
    expect(`items of ${id}`, facts.items, own.length)
    expect(`leaves of ${id}`, facts.leaves, own.filter((i) => i.children.length === 0).length)
    expect(`preambular paragraphs of ${id}`, facts.preambular, own.filter((i) => i.kind === 'preambular').length)
  }
  for (const { id } of sections) if (!(id in sectionFacts)) problems.push(`section ${id} is not expected`)
  expect('footnotes', footnoteCount, footnotes.length)
  for (const id of pageBreakJoins) if (!joins.includes(id)) problems.push(`${id}: its two halves were not joined`)
  for (const id of joins) if (!pageBreakJoins.includes(id)) problems.push(`${id}: joined, but no page break cuts it`)
  return problems
}

function checkTree({ items }: Compendium): string[] {
  const problems: string[] = []
  const byId = new Map(items.map((i) => [i.id, i]))
  const seen = new Set<string>()
  for (const item of items) {
    if (seen.has(item.id)) problems.push(`${item.id}: stands twice`)
    seen.add(item.id)
    if (item.parent !== null && !byId.get(item.parent)?.children.includes(item.id))
      problems.push(`${item.id}: its parent ${item.parent} does not name it as a child`)
    if ((item.parent === null) !== (item.leadIn === null)) problems.push(`${item.id}: lead-in and parent disagree`)
    if (item.children.length > 0 && !item.text.endsWith(':')) problems.push(`${item.id}: a lead-in must end with ":"`)
    if (!/[.;:,]$|; and$/.test(item.text))
      problems.push(`${item.id}: does not end like a paragraph: "${item.text.slice(-40)}"`)
  }
  return problems
}

/**
 * The text of parts A and B, read from the source by a second and much simpler route than the parser's, must be the
 * text of the sections and items character for character, but for white space, list markers and footnotes.
 */
function checkNothingLost({ items, sections }: Compendium, source: string): string[] {
  const lines = source.split(/\r?\n/)
  const problems: string[] = []
  const joinLines = (from: number, to: number) =>
    squeeze(
      lines
        .slice(from - 1, to)
        .map((l) => l.trim())
        .filter((l) => !/^[⁰¹²³⁴-⁹]/.test(l) && !/^PP \d+$/.test(l) && !/^[AB]\. Re/.test(l))
        .map((l) => l.replace(/^(- )?(\(\*?[a-z]+\*?\)|\d+\.) /, ''))
        .join(' ')
        .replace(/[⁰¹²³⁴-⁹]/g, ''),
    )
  for (const section of sections) {
    const [from, to] = section.source.lines
    const printed = joinLines(from + 1, to)
    const own = items.filter((i) => i.section === section.id)
    const heads = [
      section.instrument && capitalise(section.instrument),
      section.title,
      section.opening?.text,
      section.note,
    ]
    const rebuilt = squeeze([...heads, ...own.map((i) => i.text)].filter(Boolean).join(' '))
    if (printed === rebuilt) continue
    const at = [...printed].findIndex((c, i) => c !== rebuilt[i])
    const culprit = itemAt(own, rebuilt, at)
    problems.push(
      `${culprit ?? section.id}: source and items differ at "${printed.slice(Math.max(0, at - 20), at + 30)}"`,
    )
  }
  const last = sections.at(-1)?.source.lines[1] ?? 0
  const contiguous = sections.every(
    (s, i) => i === 0 || gapIsHeading(lines, sections[i - 1]?.source.lines[1] ?? 0, s.source.lines[0]),
  )
  if (!contiguous) problems.push('lines between two sections belong to neither')
  const next = lines.slice(last).find((l) => l.trim() !== '')
  if (!next?.startsWith('Thematic index')) problems.push(`lines after ${last} belong to no section`)
  return problems
}

const squeeze = (text: string): string => cleanMarkup(text).replace(/\s/g, '')
const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function gapIsHeading(lines: readonly string[], from: number, to: number): boolean {
  return lines.slice(from, to - 1).every((l) => l.trim() === '' || l.startsWith('B. Resolutions and decisions'))
}

function itemAt(own: Compendium['items'], rebuilt: string, at: number): string | undefined {
  let end = rebuilt.length - squeeze(own.map((i) => i.text).join('')).length
  for (const item of own) {
    end += squeeze(item.text).length
    if (at < end) return item.id
  }
  return own.at(-1)?.id
}
