import type { Addressee, Section } from '../corpus/schema.ts'
import { findDocuments } from './reference-documents.ts'
import { normalizeReference } from './reference-tokens.ts'

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

/** Year of a meeting or session. */
export const yearOf = ({ dates }: Section): number => Number(dates.start.slice(0, 4))

type Choose = (section: Section, match: readonly (string | undefined)[]) => boolean

/** Times and kinds; documents that are named are found as references find them. Tried in this order. */
const patterns: readonly { pattern: RegExp; choose: Choose }[] = [
  {
    pattern: new RegExp(String.raw`(?:from|between)\s+${year}\s*(?:to|and|until|-)\s*${year}`, 'gi'),
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
    pattern: new RegExp(String.raw`(?:in|of|from)\s+${year}(?!\s*[-/]\d)`, 'gi'),
    choose: (section, [when]) => yearOf(section) === Number(when),
  },
  {
    pattern: /\b(?:only\s+(?:the\s+)?|which\s+)(?:conference\s+)?(resolution|decision)s\b/gi,
    choose: ({ instrument }, [what = '']) => instrument?.startsWith(what.toLowerCase()) ?? false,
  },
]

/** "Our first meeting" is not the Working Group's. */
const someoneElses = /\b(?:a|our|my|your|her|his)\s+(?:very\s+)?$/i

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
  const text = normalizeReference(question)
  const named = findDocuments(text, sections, false).filter(
    ({ start, document }) =>
      document?.names && document.sections.length > 0 && !someoneElses.test(text.slice(0, start)),
  )
  const scopes: FoundScope[] = named.map(({ start, end, document }) => ({
    words: text.slice(start, end),
    sections: (document?.sections ?? []).map(({ id }) => id),
  }))
  let rest = named.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text)
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
    rest: scopes.length > 0 ? rest.replace(/\s+/g, ' ').trim() : question,
  }
}
