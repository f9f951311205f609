import type { Addressee, Section } from '../corpus/schema.ts'
import { findDocuments } from './reference-documents.ts'
import { normalizeReference } from './reference-tokens.ts'

/** Part of a question that says where to look rather than what for. */
export interface FoundScope {
  /** The words it was read from. */
  words: string
  /** Ids of the sections it allows. */
  sections: readonly string[]
  /** A document named, a time, or a sort of text ("only resolutions", "what did the Conference say"). */
  kind: 'document' | 'time' | 'texts'
}

/** Bodies whose tasks can be asked for. */
export type TaskedBody = Extract<Addressee, 'unodc' | 'secretariat'>

export interface ScopedQuestion {
  scopes: readonly FoundScope[]
  /** Sections that every scope allows; null where nothing was said, or where the scopes exclude each other. */
  sections: ReadonlySet<string> | null
  /** Who is asked to act, where the question asks for that body's tasks, and the word it was read from. */
  tasks: { words: string; addressee: TaskedBody } | null
  /** The question without the words of its scopes. */
  rest: string
}

const year = String.raw`(20[0-2]\d)`
const numbers = 'two three four five six seven eight nine ten'.split(' ')
const body = String.raw`(conference|COP|working\s+group|WG)(?:\s+of\s+the\s+parties)?(?:\s+on\s+trafficking\s+in\s+persons)?`
/** What a body does in a document; "how does the Conference support …" asks about the body itself. */
const says =
  'say|said|ask|recommend|agree|decide|call|urge|encourage|request|adopt|invite|note|conclude|stress|suggest|propose'

/** Year of a meeting or session. */
export const yearOf = ({ dates }: Section): number => Number(dates.start.slice(0, 4))

type Choose = (section: Section, match: readonly (string | undefined)[], all: readonly Section[]) => boolean

interface ScopeRule {
  kind: FoundScope['kind']
  pattern: RegExp
  choose: Choose
}

const isBetween: Choose = (section, [from, to]) => yearOf(section) >= Number(from) && yearOf(section) <= Number(to)
const isSince: Choose = (section, [when]) => yearOf(section) >= Number(when)
const isByBody: Choose = ({ part }, [name = '']) => part === (/^c/i.test(name) ? 'B' : 'A')
const isInstrument: Choose = (section, [sort = '']) => isOfSort(section, sort)
/** "meeting", "session", "resolution" or "decision". */
export const isOfSort = ({ part, instrument }: Section, sort: string): boolean =>
  /^(?:meeting|session)$/i.test(sort)
    ? part === (/^m/i.test(sort) ? 'A' : 'B')
    : (instrument?.startsWith(sort.toLowerCase()) ?? false)
export const byDate = (a: Section, b: Section): number => (a.dates.start < b.dates.start ? -1 : 1)
/** The latest of its sort; years count back from the last of the texts, so that a question means the same at any time. */
const isLatest: Choose = (section, [sort = ''], all) =>
  section ===
  all
    .filter((other) => isOfSort(other, sort))
    .toSorted(byDate)
    .at(-1)
const isRecent: Choose = (section, [count = ''], all) => {
  const years = /^decade$/i.test(count) ? 10 : Number(count) || numbers.indexOf(count.toLowerCase()) + 2
  return yearOf(section) > Math.max(...all.map(yearOf)) - years
}

const rule = (kind: FoundScope['kind'], pattern: string, choose: Choose): ScopeRule => ({
  kind,
  pattern: new RegExp(pattern, 'gi'),
  choose,
})

/** Times and sorts of text; documents that are named are found as references find them. Tried in this order. */
const rules: readonly ScopeRule[] = [
  rule('time', String.raw`\b(?:from|between)\s+${year}\s*(?:to|and|until|-|–)\s*${year}`, isBetween),
  rule('time', String.raw`(?<![\d/.])${year}\s*(?:to|-|–)\s*${year}(?![\d/])`, isBetween),
  rule('time', String.raw`\b(?:since\s+${year}|from\s+${year}\s+on(?:wards?)?\b)`, (section, [since, from], all) =>
    isSince(section, [since ?? from], all),
  ),
  rule('time', String.raw`\b(?:before|prior\s+to|earlier\s+than)\s+${year}`, (section, [when]) => yearOf(section) < Number(when)),
  rule('time', String.raw`\b(?:until|up\s+to)\s+${year}`, (section, [when]) => yearOf(section) <= Number(when)),
  rule('time', String.raw`\b(?:after|later\s+than)\s+${year}`, (section, [when]) => yearOf(section) > Number(when)),
  rule(
    'time',
    String.raw`\b(?:in|over|during|within|from)\s+the\s+(?:last|past)\s+(?:(\d{1,2}|${numbers.join('|')})\s+years|(decade))\b`,
    (section, [count, decade], all) => isRecent(section, [count ?? decade], all),
  ),
  rule(
    'time',
    String.raw`\b(?:at|in|from|of|during)\s+(?:the|its)\s+(?:last|latest|most\s+recent)\s+(?:conference\s+|working\s+group\s+)?(meeting|session|resolution|decision)\b(?!\s+of\s+(?!the\s+(?:conference|working\s+group)))`,
    isLatest,
  ),
  rule('time', String.raw`\b(?:in|of|from)\s+${year}(?!\s*[-/]\d)`, (section, [when]) => yearOf(section) === Number(when)),
  rule('texts', String.raw`\b(?:only\s+(?:(?:in|from)\s+)?(?:the\s+)?|which\s+)(?:conference\s+)?(resolution|decision)s\b`, isInstrument),
  rule('texts', String.raw`\bin\s+(?:the\s+)?(?:conference\s+)?(resolution|decision)s\b(?!\s+(?:only|\d))`, isInstrument),
  rule('texts', String.raw`\b(?:in\s+)?(?:conference\s+)?(resolution|decision)s\s+only\b`, isInstrument),
  rule('texts', String.raw`\b(?:only|according\s+to)\s+the\s+${body}`, isByBody),
  rule('texts', String.raw`\b(?:did|does|has|have)\s+the\s+${body}(?=\s+(?:\w+\s+)?(?:${says})(?:s|d|ed)?\b)`, isByBody),
] // biome-ignore format: a table

/** "Our first meeting" is not the Working Group's. */
const someoneElses = /\b(?:a|our|my|your|her|his)\s+(?:very\s+)?$/i

const asksForTasks =
  /\b(?:ask(?:s|ed)?|task(?:s|ed)?|request(?:s|ed)?|mandate[ds]?|expect(?:s|ed)?|invite[sd]?|instruct(?:s|ed)?)\b/i
const addressees: readonly [RegExp, TaskedBody][] = [
  [/\b(?:UNODC|Office\s+on\s+Drugs\s+and\s+Crime)\b/i, 'unodc'],
  [/\bSecretariat\b/i, 'secretariat'],
]

/**
 * Take the scopes out of a question: "the 2017 meeting", "resolution 11/5", "since 2019", "only resolutions". A year that
 * no section has is not a scope but part of what is asked.
 * @param ignored words of scopes that are not to narrow the search; they stay out of it all the same, since they say
 *   where and not what
 */
export function parseScope(
  question: string,
  sections: readonly Section[],
  ignored: readonly string[] = [],
): ScopedQuestion {
  const text = normalizeReference(question)
  const named = findDocuments(text, sections, false).filter(
    ({ start, document }) =>
      document?.names && document.sections.length > 0 && !someoneElses.test(text.slice(0, start)),
  )
  const scopes: FoundScope[] = named.map(({ start, end, document }) => ({
    words: text.slice(start, end),
    sections: (document?.sections ?? []).map(({ id }) => id),
    kind: 'document',
  }))
  let rest = named.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text)
  for (const { kind, pattern, choose } of rules) {
    rest = rest.replace(pattern, (words: string, ...groups: unknown[]) => {
      const captured = groups.slice(0, -2).map((g) => (typeof g === 'string' ? g : undefined))
      const allowed = sections.filter((section) => choose(section, captured, sections)).map(({ id }) => id)
      if (allowed.length === 0) return words
      scopes.push({ words: words.trim(), sections: allowed, kind })
      return ' '
    })
  }
  const applied = scopes.filter(({ words }) => !ignored.includes(words))
  const allowed = sections.map(({ id }) => id).filter((id) => applied.every((scope) => scope.sections.includes(id)))
  return {
    scopes,
    sections: applied.length > 0 && allowed.length > 0 ? new Set(allowed) : null,
    tasks: findTasks(question),
    rest: scopes.length > 0 ? rest.replace(/\s+/g, ' ').trim() : question,
  }
}

function findTasks(question: string): ScopedQuestion['tasks'] {
  if (!asksForTasks.test(question)) return null
  for (const [name, addressee] of addressees) {
    const words = name.exec(question)?.[0]
    if (words !== undefined) return { words, addressee }
  }
  return null
}
