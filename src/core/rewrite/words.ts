import { tokenize } from '../index/tokenize.ts'

/** What a word stands under. */
export interface Governed {
  /** How many words like "not". */
  negations: number
  /** How many words like "prevent" or "against", which turn its meaning round; "prevent and combat" is one. */
  oppositions: number
  /** How strongly it is asked: a step of `forces`; 0 where nothing is asked. */
  force: number
}

/** A word that carries meaning. */
export interface Word {
  /** Stem, or the word itself where the search would drop it. */
  term: string
  /** As it is written. */
  written: string
  /**
   * How far a "not" or a "should" reaches cannot be told without a grammar, so it is read twice: to the next mark and by
   * the last verb; and to the end of the part, by the weakest verb. Two texts agree where they agree in both readings.
   */
  near: Governed
  far: Governed
  /** Stands before a verb in the active voice that asks something of it: "*States parties* should adopt". */
  isSubject: boolean
  /** Joined to the word before by "or". */
  isAlternative: boolean
  /** Limits what is asked: "where appropriate". */
  isCondition: boolean
  /** Number of the part of the text, cut at semicolons, colons and full stops. */
  part: number
}

/** Words a sentence may use freely. All others must be in what it cites, in the same order. */
const connecting = new Set(
  `a an the and to of in on at for with that which who whom whose this these those it its they their them there is are
  was were be been being has have had having do does did as so such also thus into`.split(/\s+/),
)

const negating = new Set(['not', 'no', 'never', 'nor', 'neither', 'none', 'without', 'cannot'])
const opposing = new Set(
  tokenize(
    `prevent avoid refrain abstain prohibit forbid ban eliminate abolish eradicate cease stop end halt discontinue fail
    failure lack absence rarely seldom hardly nobody reduce decrease minimize mitigate limit restrict curb combat counter
    suppress deter disrupt dismantle tackle fight oppose hinder impede obstruct reject deny refuse withhold exclude remove
    unable against instead rather discourage regardless irrespective irrelevant`,
  ),
)

/** From the weakest; verbs that ask are in the order of a request's strength. */
const forces = { may: 1, consider: 2, encourage: 3, invite: 4, should: 5, request: 6, urge: 7, shall: 8 } as const
const modals: Readonly<Record<string, number>> = {
  shall: forces.shall, must: forces.shall, should: forces.should, ought: forces.should,
  may: forces.may, might: forces.may,
} // biome-ignore format: a table
const asking: readonly [RegExp, number][] = [
  [/^urg(?:e|es|ed|ing)$/, forces.urge],
  [/^request(?:s|ed|ing)?$/, forces.request],
  [/^call(?:s|ed|ing)?$/, forces.request],
  [/^recommend(?:s|ed|ing)?$/, forces.should],
  [/^invit(?:e|es|ed|ing)$/, forces.invite],
  [/^encourag(?:e|es|ed|ing)$/, forces.encourage],
  [/^consider(?:s|ed|ing)?$/, forces.consider],
]
/** After these, "request" and "call" are nouns and ask nothing. */
const beforeNoun = /^(?:a|an|the|such|any|of|for|upon|on|their|its|each|all|these|those|legal|assistance)$/

/** Phrases that limit what is asked; each is one word here. */
const limiting =
  'provided that|upon request|subject to|(?:as|where|wherever|when|whenever|if) (?:appropriate|applicable|necessary|needed|possible|relevant|feasible)|to the extent|in accordance with|in line with|in conformity with|consistent with|without prejudice to|taking into account|unless|except|only|if|until'
const isLimiting = new RegExp(`^(?:${limiting})$`)

const lexeme = new RegExp(
  `\\b(?:${limiting})\\b|\\((?:[a-z]|[ivx]+)\\)|\\p{N}+(?:[./,]\\p{N}+)+|[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*|[.,;:()!?…]`,
  'giu',
)

const free: Governed = { negations: 0, oppositions: 0, force: 0 }

/** Read a text as words with what governs them. */
export function readWords(text: string): Word[] {
  const words: Word[] = []
  const lexemes = [...text.matchAll(lexeme)].map(([written]) => written)
  let near = free
  let far = free
  let part = 0
  let isAlternative = false
  /** Position of the last word that turns the meaning of others round. */
  let lastOpposing = -2
  /** Words since the last mark or "and": the subject, if a verb that asks follows. */
  let opening: Word[] = []

  for (const [i, written] of lexemes.entries()) {
    const word = written.toLowerCase().replace('’', "'")
    if (/^[^\p{L}\p{N}(]$|^[()]$/u.test(word)) readMark(word)
    else if (word === 'or') isAlternative = true
    else if (negating.has(word) || word.endsWith("n't")) govern((g) => ({ ...g, negations: g.negations + 1 }))
    else if (modals[word] !== undefined && !isMonth(written, lexemes[i + 1])) {
      readForce(modals[word])
      if (!isPassive(lexemes.slice(i + 1, i + 4))) for (const before of opening) before.isSubject = true
      opening = []
    } else readWord(word, written, lexemes[i - 1] ?? '')
  }
  return words

  function readMark(mark: string): void {
    near = { ...near, negations: 0, oppositions: 0 }
    opening = []
    if (/^[.!?…]$/.test(mark)) near = free
    if (!/^[.!?…;:]$/.test(mark)) return
    far = /^[;:]$/.test(mark) ? { ...free, force: far.force } : free
    part++
  }

  function readForce(force: number): void {
    near = { ...near, force }
    far = { ...far, force: far.force === 0 ? force : Math.min(far.force, force) }
  }

  function readWord(word: string, written: string, before: string): void {
    if (word === 'but') near = { ...near, negations: 0, oppositions: 0 }
    if (word === 'and' || word === 'that' || word === 'which') opening = []
    if (connecting.has(word)) return
    const isNegative = /^non-./.test(word)
    const deny = (g: Governed): Governed => (isNegative ? { ...g, negations: g.negations + 1 } : g)
    const isCondition = isLimiting.test(word)
    const parts = isCondition || /^\p{N}/u.test(word) ? [word] : (isNegative ? word.slice(4) : word).split('-')
    const terms = isCondition ? parts : parts.map(stemOf)
    for (const term of terms) {
      const read = {
        term,
        written,
        near: deny(near),
        far: deny(far),
        isSubject: false,
        isAlternative,
        isCondition,
        part,
      }
      words.push(read)
      opening.push(read)
      isAlternative = false
    }
    const ask = beforeNoun.test(before.toLowerCase()) ? undefined : asking.find(([verb]) => verb.test(word))?.[1]
    // What is asked within a request is no stronger than the weaker of the two: "should encourage", "should consider".
    if (ask !== undefined) readForce(near.force === 0 ? ask : Math.min(near.force, ask))
    const isOpposing = word === 'unless' || word === 'except' || terms.some((term) => opposing.has(term))
    if (isOpposing && lastOpposing !== words.length - 2) govern((g) => ({ ...g, oppositions: g.oppositions + 1 }))
    if (isOpposing) lastOpposing = words.length - 1
  }

  function govern(change: (governed: Governed) => Governed): void {
    near = change(near)
    far = change(far)
  }
}

/** A stem; of those who do something a stem of their own, since "traffickers" are not "trafficked". */
function stemOf(word: string): string {
  const stem = (/^\p{L}/u.test(word) ? tokenize(word)[0] : undefined) ?? word
  const isAgent = /[eo]rs?$/.test(word) && !/[eo]r$/.test(stem)
  return isAgent ? `${stem}er` : stem
}

const isPassive = (following: readonly string[]): boolean =>
  following.find((word) => !/^(?:not|also|never|therefore)$/.test(word)) === 'be'

/** "May 2009" */
const isMonth = (written: string, next = ''): boolean => written === 'May' && /^\d{1,4}$/.test(next)
