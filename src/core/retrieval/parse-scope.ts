import type { Addressee, Section } from '../corpus/schema.ts'
import { ordinalToNumber } from '../corpus/sections.ts'

/** Part of a question that says where to look rather than what for. */
export interface FoundScope {
  /** The words it was read from. */
  words: string
  /** Ids of the sections it allows. */
  sections: readonly string[]
}

export interface ScopedQuestion {
  scopes: readonly FoundScope[]
  /** Sections that every scope allows; null where nothing was said, or where the scopes exclude each other. */
  sections: ReadonlySet<string> | null
  /** Who is asked to act, where the question asks for that body's tasks. */
  addressee: Addressee | null
  /** The question without the words of its scopes. */
  rest: string
}

const year = String.raw`(20[0-2]\d)`
const ordinal = String.raw`(\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth)`
const body = String.raw`(?:(?:working\s+group|conference)(?:'s|’s)?\s+)?`
const noun = String.raw`(meetings?|sessions?|resolutions?|decisions?)`

type Choose = (section: Section, match: readonly (string | undefined)[]) => boolean

/** Year of a meeting or session. */
export const yearOf = ({ dates }: Section): number => Number(dates.start.slice(0, 4))

/** A meeting is in part A; a session, a resolution or a decision in part B. */
function isKind({ part, instrument }: Section, noun = ''): boolean {
  const kind = noun.toLowerCase().replace(/s$/, '')
  if (kind === 'meeting') return part === 'A'
  return part === 'B' && (kind === 'session' || (instrument?.startsWith(kind) ?? false))
}

/** Tried in this order; words that one has taken are gone for the next. */
const patterns: readonly { pattern: RegExp; choose: Choose }[] = [
  {
    pattern: new RegExp(
      String.raw`${body}(?:resolution|decision|res\.?|dec\.?)\s*(\d{1,2}\/\d{1,2})(?:\s+(?:of|from|in)\s+${year})?`,
      'gi',
    ),
    choose: ({ instrument }, [number]) => instrument?.endsWith(` ${number}`) ?? false,
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\b(?:a|our|my|your|her|his)\s+(?:very\s+)?)(?:at\s+)?(?:(?:the|its|their)\s+)?(?:very\s+)?\b${ordinal}\s+${body}(meeting|session)(?:\s+of\s+the\s+(?:working\s+group|conference))?(?:,?\s+(?:in|of)\s+${year})?`,
      'gi',
    ),
    choose: (section, [nth = '', what]) => {
      const number =
        Number.parseInt(nth, 10) || ordinalToNumber(nth.charAt(0).toUpperCase() + nth.slice(1).toLowerCase())
      return section.number === number && isKind(section, what)
    },
  },
  {
    pattern: new RegExp(String.raw`(?:in|at|from)?\s*(?:the\s+)?${year}\s+${body}${noun}`, 'gi'),
    choose: (section, [when, what]) => yearOf(section) === Number(when) && isKind(section, what),
  },
  {
    pattern: new RegExp(String.raw`(?:from|between)\s+${year}\s*(?:to|and|until|-|–)\s*${year}`, 'gi'),
    choose: (section, [from, to]) => yearOf(section) >= Number(from) && yearOf(section) <= Number(to),
  },
  {
    pattern: new RegExp(String.raw`(?:before|until|up\s+to)\s+${year}`, 'gi'),
    choose: (section, [when]) => yearOf(section) < Number(when),
  },
  {
    pattern: new RegExp(String.raw`after\s+${year}`, 'gi'),
    choose: (section, [when]) => yearOf(section) > Number(when),
  },
  {
    pattern: new RegExp(String.raw`since\s+${year}`, 'gi'),
    choose: (section, [when]) => yearOf(section) >= Number(when),
  },
  {
    pattern: new RegExp(String.raw`(?:in|of|from)\s+${year}(?!\s*[-–/]\d)`, 'gi'),
    choose: (section, [when]) => yearOf(section) === Number(when),
  },
  {
    pattern: /\b(?:only\s+(?:the\s+)?|which\s+)(?:conference\s+)?(resolutions|decisions)\b/gi,
    choose: (section, [what]) => isKind(section, what),
  },
]

const tasks =
  /\b(?:ask(?:s|ed)?|task(?:s|ed)?|request(?:s|ed)?|mandate[ds]?|expect(?:s|ed)?|invite[sd]?|instruct(?:s|ed)?)\b/i
const addressees: readonly [RegExp, Addressee][] = [
  [/\b(?:UNODC|Office\s+on\s+Drugs\s+and\s+Crime)\b/i, 'unodc'],
  [/\bSecretariat\b/i, 'secretariat'],
]

/** The question searched everywhere: the words of its scopes say nothing then, so they stay out. */
export function withoutScope({ rest }: ScopedQuestion): ScopedQuestion {
  return { scopes: [], sections: null, addressee: null, rest }
}

/**
 * Take the scopes out of a question: "the 2017 meeting", "resolution 11/5", "since 2019", "only resolutions". A year that
 * no section has is not a scope but part of what is asked.
 */
export function parseScope(question: string, sections: readonly Section[]): ScopedQuestion {
  const scopes: FoundScope[] = []
  let rest = question
  for (const { pattern, choose } of patterns) {
    rest = rest.replace(pattern, (words: string, ...groups: unknown[]) => {
      const captured = groups.slice(0, -2).map((g) => (typeof g === 'string' ? g : undefined))
      const allowed = sections.filter((section) => choose(section, captured)).map(({ id }) => id)
      if (allowed.length === 0) return words
      scopes.push({ words: words.trim(), sections: allowed })
      return ' '
    })
  }
  const allowed = sections.map(({ id }) => id).filter((id) => scopes.every((scope) => scope.sections.includes(id)))
  const addressee = tasks.test(question) ? (addressees.find(([name]) => name.test(question))?.[1] ?? null) : null
  return {
    scopes,
    sections: scopes.length > 0 && allowed.length > 0 ? new Set(allowed) : null,
    addressee,
    rest: rest.replace(/\s+/g, ' ').trim(),
  }
}
