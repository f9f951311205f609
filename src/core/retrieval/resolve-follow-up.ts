import type { Section } from '../corpus/schema.ts'
import { tokenize } from '../index/tokenize.ts'
import { maxQuestionLength } from '../protocol.ts'
import { dependsOnEarlier, hasSubject } from './depends-on-earlier.ts'
import { substituteParallel } from './parallel-phrases.ts'
import { byDate, type FoundScope, isOfSort, parseScope } from './parse-scope.ts'

/** A question that went on from earlier ones, in full. */
export interface ResolvedQuestion {
  /** As somebody would have typed it: "Where should victims stay once they are found? – if they are kids". */
  question: string
  /** What comes from the earlier question; empty where it only says in which document the paragraph asked for stands. */
  kept: string
  /** What is new and to be weighed more; empty where nothing is but the place to look, or where it is part of `kept`. */
  added: string
}

/**
 * Read a question together with those asked before it, oldest first. Null when it stands on its own, so that a change of
 * subject owes nothing to the history. Each earlier question is itself read with those before it.
 */
export function resolveFollowUp(
  question: string,
  history: readonly string[],
  sections: readonly Section[],
): ResolvedQuestion | null {
  const [first, ...others] = history.map((asked) => asked.slice(0, maxQuestionLength))
  if (first === undefined) return null
  const earlier = others.reduce((full, asked) => resolve(asked, full, sections)?.question ?? asked, first)
  const resolved = resolve(question, earlier, sections)
  if (!resolved) return null
  // What has been resolved must stand on its own, or a shared link to it would be read anew.
  const again = resolve(resolved.question, earlier, sections)
  return again === null || again.question === resolved.question ? resolved : join(earlier, question)
}

function resolve(question: string, earlier: string, sections: readonly Section[]): ResolvedQuestion | null {
  if (earlier.trim() === '' || question.startsWith(earlier.trim())) return null
  const before = parseScope(earlier, sections)
  const relative = findRelative(question, before.scopes, sections)
  const year = /^(?:and |what about |how about )?(20\d\d)\??$/i.exec(question)?.[1]
  if (!relative && !year && !dependsOnEarlier(question)) return null
  // "Resolution 10/3" asks for the whole of it; "in resolution 10/3?" asks the same question there.
  if (!relative && !year && isBareDocument(question, sections)) return null
  const typed = relative ? question.replace(relative.words, ' ') : year ? `in ${year}` : question
  const own = parseScope(typed, sections)
  const document = before.scopes.findLast(({ kind }) => kind === 'document')
  if (locator.test(typed) && document && !own.scopes.some(({ kind }) => kind === 'document'))
    return {
      question: `${sentenceCase(withoutOpening(typed))} of ${withArticle(document.words)}?`,
      kept: '',
      added: '',
    }
  const scopes = relative ? [...own.scopes, relative.scope] : own.scopes
  const rescoped = scopes.length > 0 ? replaceScopes(earlier, before.scopes, scopes) : earlier
  const fragment = withoutOpening(own.rest)
  if (scopes.length > 0 && !hasSubject(fragment)) return { question: rescoped, kept: rescoped, added: '' }
  const substituted = substituteParallel(rescoped, fragment.replace(/^(?:for|to|with|by|about|of|on) /i, ''))
  return substituted === null ? join(rescoped, fragment) : { question: substituted, kept: substituted, added: '' }
}

function isBareDocument(question: string, sections: readonly Section[]): boolean {
  const { scopes, rest } = parseScope(question, sections)
  return (
    scopes.length > 0 &&
    tokenize(rest).length === 0 &&
    !/\?$|^(?:in|at|from|of|and|since|after|before|until)\b/i.test(question)
  )
}

function join(earlier: string, fragment: string): ResolvedQuestion {
  const added = withoutOpening(fragment)
  const kept = earlier.slice(0, Math.max(0, maxQuestionLength - added.length - 3)).trim()
  const mark = /^(?:wh\w+|how|is|are|do|does|did|can|could|should|must|may|will|would|has|have)\b/i.test(added)
    ? '?'
    : ''
  return { question: `${kept} – ${added}${mark}`.slice(0, maxQuestionLength), kept, added }
}

const opening =
  /^(?:(?:and|but|or|so|ok(?:ay)?|thanks|also|plus|then|what about|how about|what of|(?:(?:is|does|do|will|would) )?(?:that|this|it|the same|same|the answer)(?: (?:question|thing))?(?: (?:changes?|differ|apply|applies|hold|goes|go|different|true|same|the same))*(?= (?:for|with|to|if|when|about|in)\b))[,\s]+)+/i

/** "And the judges?" → "the judges"; "Does that change if they are kids?" → "if they are kids" */
function withoutOpening(text: string): string {
  const bare = text.trim().replace(/[\s?.!,;]+$/, '')
  return bare.replace(opening, '').trim() || bare
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "paragraph 3", "OP 13 (i)" */
const locator =
  /\b(?:para(?:graph)?s?|sub-?para(?:graph)?s?|OPs?|PPs?|recommendations?|points?|items?)\.? ?\(?(?:\d+|[a-z]\))/i

const relatives: readonly { pattern: RegExp; step: 1 | -1 }[] = [
  { step: 1, pattern: /\b(?:the )?(?:next|following|subsequent|later) (resolution|decision|meeting|session|one)\b/i },
  { step: -1, pattern: /\b(?:the )?(?:previous|preceding|earlier) (resolution|decision|meeting|session|one)\b/i },
  {
    step: 1,
    pattern:
      /\b(?:the )?(resolution|decision|meeting|session|one) (?:(?:that|which) )?(?:(?:came|comes|was adopted|was held|followed|follows) ?)?(?:(?:right )?after(?:wards)?(?: (?:it|that|this))?|(?<=follow(?:s|ed) )(?:it|that|this))/i,
  },
  {
    step: -1,
    pattern:
      /\b(?:the )?(resolution|decision|meeting|session|one) (?:(?:that|which) )?(?:(?:came|was adopted|was held) )?(?:right )?before(?: (?:it|that|this))?(?=\W*$)/i,
  },
]

/** "The resolution that came after it": the neighbour, by date, of the one document that the earlier question names. */
function findRelative(
  question: string,
  scopes: readonly FoundScope[],
  sections: readonly Section[],
): { words: string; scope: FoundScope } | null {
  const anchor = scopes.find(({ kind, sections: ids }) => kind === 'document' && ids.length === 1)?.sections[0]
  const from = sections.find(({ id }) => id === anchor)
  if (!from) return null
  for (const { pattern, step } of relatives) {
    const match = pattern.exec(question)
    if (!match) continue
    const noun = match[1]?.toLowerCase() ?? 'one'
    const sort = noun === 'one' ? (from.instrument?.split(' ')[0] ?? 'meeting') : noun
    const inOrder = sections.filter((section) => section === from || isOfSort(section, sort)).sort(byDate)
    const found = inOrder[inOrder.indexOf(from) + step]
    if (found) return { words: match[0], scope: { words: nameOf(found), sections: [found.id], kind: 'document' } }
  }
  return null
}

const nameOf = ({ instrument, name }: Section): string => instrument ?? name.toLowerCase()

/** The earlier question with the new scopes instead of those of their kinds, and of those that would exclude them. */
function replaceScopes(earlier: string, before: readonly FoundScope[], scopes: readonly FoundScope[]): string {
  const allowed = scopes.reduce<readonly string[] | null>(
    (ids, scope) => (ids === null ? scope.sections : ids.filter((id) => scope.sections.includes(id))),
    null,
  )
  const dropped = before.filter(
    (old) => scopes.some(({ kind }) => kind === old.kind) || !old.sections.some((id) => allowed?.includes(id)),
  )
  const waiting = [...scopes]
  let text = earlier
  for (const old of dropped) {
    const at = text.toLowerCase().indexOf(old.words.toLowerCase())
    if (at < 0) continue
    const same = waiting.findIndex(({ kind }) => kind === old.kind)
    const [scope] = waiting.length > 0 ? waiting.splice(Math.max(0, same), 1) : []
    text = replaceWords(text, at, old, scope ?? null)
  }
  return waiting.reduce((full, scope) => `${full.replace(/[\s?.!]+$/, '')} ${toPhrase(scope)}?`, text)
}

/** What stands before and after a scope decides how the one in its place is put. */
function replaceWords(text: string, at: number, old: FoundScope, scope: FoundScope | null): string {
  const after = text.slice(at + old.words.length)
  const before = text.slice(0, at)
  const bare = before.replace(/\bthe\s+$/i, '')
  const words =
    old.kind !== 'document'
      ? scope && toPhrase(scope)
      : scope?.kind === 'document'
        ? withArticle(scope.words)
        : textsOf(scope)
  const left = old.kind === 'document' ? bare : before
  const replaced = `${left}${words ?? ''}${after}`
    .replace(/\s+(?=[?.,]|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return sentenceCase(replaced).replace(/^What does the texts/, 'What do the texts')
}

/** "the texts of 2019", "the last meeting" */
function textsOf(scope: FoundScope | null): string {
  const phrase = scope ? toPhrase(scope) : ''
  if (/ the (?:last|latest|most recent) /i.test(phrase)) return phrase.replace(/^\w+ /, '')
  return `the texts ${phrase.replace(/^in (?=20)/i, 'of ')}`.trim()
}

/** "after 2019", "at the 2017 meeting", "in resolution 10/3", "in resolutions" */
function toPhrase({ kind, words }: FoundScope): string {
  if (kind === 'texts') return `in ${/decisions/i.test(words) ? 'decisions' : 'resolutions'}`
  if (kind === 'time') return words.charAt(0).toLowerCase() + words.slice(1)
  const isHeld = /\b(?:meeting|session|conference)\b/i.test(words)
  return `${isHeld ? 'at' : 'in'} ${withArticle(words)}`
}

const withArticle = (words: string): string =>
  /^[IVX]+\.$/.test(words)
    ? `section ${words.slice(0, -1)}`
    : /^(?:the |(?:[Rr]esolution|[Dd]ecision|[Ss]ection|[Pp]art)s? |[A-Z]{2,}|\d+\/|[IVX]+\.)/.test(words)
      ? words
      : `the ${words}`
