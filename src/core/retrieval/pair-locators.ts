import { foreignInstrument } from './reference-document-rules.ts'
import { type CitedDocument, mergeDocuments } from './reference-documents.ts'
import { readLocators } from './reference-locators.ts'
import type { Noun, Token } from './reference-tokens.ts'

/** Locators and the document they are in; null where the text names none. */
export interface PairedLocators {
  document: CitedDocument | null
  /** Null where the locators follow the document's name without a word: "decision 4/4 (l)". */
  noun: Noun | null
  paths: readonly string[][]
}

interface Place {
  /** First token, and the one after the last. */
  start: number
  end: number
}
type Named = Place & { kind: 'document'; document: CitedDocument }
type Located = Place & { kind: 'locators'; noun: Noun | null; paths: string[][] }

type Element = Named | Located

/** Find the locators among the tokens, and for each the document it belongs to. */
export function pairLocators(all: readonly Token[], lenient: boolean): PairedLocators[] {
  const tokens = joinRanges(all)
  const elements = joinSubparagraphs(joinDocuments(findElements(tokens, lenient)), tokens)
  const gaps = elements.map((e, i) => tokens.slice(e.end, elements[i + 1]?.start ?? tokens.length))
  return choose(elements, gaps)
}

/** "V.39-V.41" names the section twice. */
function joinRanges(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    (token, i) => !(token.kind === 'document' && token.document.tight && tokens[i - 1]?.kind === 'range'),
  )
}

/** All locators that one question can have; far more than fit into it, unless it is made of ranges. */
const locatorsRead = 1000

function findElements(tokens: readonly Token[], lenient: boolean): Element[] {
  const elements: Element[] = []
  let count = 0
  for (let i = 0; i < tokens.length && count < locatorsRead; ) {
    const { element, end } = readElement(tokens, i, elements.at(-1), lenient)
    if (element) elements.push(element)
    if (element?.kind === 'locators') count += element.paths.length
    i = Math.max(end, i + 1)
  }
  return elements
}

/** What begins at a token, and where to read on, so that nothing is read twice. */
function readElement(
  tokens: readonly Token[],
  start: number,
  before: Element | undefined,
  lenient: boolean,
): { element: Element | null; end: number } {
  const token = tokens[start]
  const located = (noun: Noun | null, paths: string[][], end: number) => ({
    element: paths.length > 0 ? { kind: 'locators' as const, noun, paths, start, end } : null,
    end,
  })
  switch (token?.kind) {
    case 'document':
      return { element: { kind: 'document', document: token.document, start, end: start + 1 }, end: start + 1 }
    case 'ordinal':
      return located(token.noun, [[...(token.noun === 'preambular' ? ['PP'] : []), String(token.number)]], start + 1)
    case 'noun': {
      const { paths, end } = readLocators(tokens, start + 1, token.noun === 'preambular', lenient)
      return located(token.noun, paths, end)
    }
    case 'number':
    case 'mark': {
      const isTight = isTightlyBehind(before, start)
      if (token.kind === 'mark' && !token.bracketed && !isTight && !lenient) return { element: null, end: start + 1 }
      const { paths, bracketed, end } = readLocators(tokens, start, false, lenient)
      const isAddress = isTight || ((bracketed || lenient) && isBeside(tokens, before, start, end, paths))
      return located(null, isAddress ? paths : [], end)
    }
    default:
      return { element: null, end: start + 1 }
  }
}

const isTightlyBehind = (before: Element | undefined, start: number): boolean =>
  before?.kind === 'document' && before.document.tight && before.end === start

/** Without a word such as "paragraph", only the document right beside it makes a number a locator. */
function isBeside(
  tokens: readonly Token[],
  before: Element | undefined,
  start: number,
  end: number,
  paths: readonly string[][],
): boolean {
  if (before?.kind === 'document' && before.document.names && isPunctuation(tokens.slice(before.end, start)))
    return true
  const rest = tokens.slice(end, end + 8)
  const document = rest.findIndex((t) => t.kind === 'document')
  if (document < 0) return false
  const gap = rest.slice(0, document)
  // "(b) decision 4/4" is as well the second point of a list.
  return isLink(gap) || (isPunctuation(gap) && /^\d/.test(paths[0]?.[0] ?? ''))
}

/** Names of one document that follow each other, as "second meeting (CTOC/COP/WG.4/2010/6)". */
function joinDocuments(elements: readonly Element[]): Element[] {
  const joined: Element[] = []
  for (const element of elements) {
    const last = joined.at(-1)
    const document =
      last?.kind === 'document' && element.kind === 'document' && mergeDocuments(last.document, element.document)
    if (document) joined.splice(-1, 1, { ...last, document, end: element.end })
    else joined.push(element)
  }
  return joined
}

/** "subparagraph (b) of paragraph 2". */
function joinSubparagraphs(elements: readonly Element[], tokens: readonly Token[]): Element[] {
  const joined: Element[] = []
  for (const element of elements) {
    const last = joined.at(-1)
    const [within = [], ...others] = element.kind === 'locators' ? element.paths : []
    if (
      element.kind === 'locators' &&
      last?.kind === 'locators' &&
      last.noun === 'subparagraph' &&
      others.length === 0 &&
      isLink(tokens.slice(last.end, element.start))
    )
      joined.splice(-1, 1, { ...element, start: last.start, paths: last.paths.map((path) => [...within, ...path]) })
    else joined.push(element)
  }
  return joined
}

/**
 * The document after the locators where "of" links them, else the one right before; else, in a text that begins with a
 * locator, the one right after, and in others the last one named.
 */
function choose(elements: readonly Element[], gaps: readonly (readonly Token[])[]): PairedLocators[] {
  const locatorsLead = elements.find((e) => e.kind === 'locators' || e.document.names)?.kind === 'locators'
  const { linked, following } = lookAhead(elements, gaps)
  const pairs: PairedLocators[] = []
  let previous: CitedDocument | null = null
  for (const [i, element] of elements.entries()) {
    if (element.kind === 'document') {
      if (element.document.names) previous = element.document
      continue
    }
    const [before, next] = [elements[i - 1], elements[i + 1]]
    const [gapBefore = [], gap = [], gapBeyond = []] = [gaps[i - 1], gaps[i], gaps[i + 1]]
    if (belongsElsewhere(gap, next?.kind === 'document')) continue
    const beside = before?.kind === 'document' && isPunctuation(gapBefore) ? before.document : null
    const named = beside?.names ? beside : null
    const after = next?.kind === 'document' ? next.document : null
    const adjacent = after?.names && isPunctuation(gap) ? after : null
    const choices = [
      named?.tight ? named : null,
      after?.names && isLink(gap) ? after : null,
      locatorsLead ? null : named,
      linked[i],
      locatorsLead ? adjacent : null,
      previous,
      following[i],
    ]
    const document = choices.find((choice) => choice) ?? null
    // "X.1 (tenth session)" and "X.1 of part B", but not "X.1, XI.2", where the second numeral has its own locator.
    const nextHasOwn = elements[i + 2]?.kind === 'locators' && isPunctuation(gapBeyond)
    const narrower = after && (isLink(gap) || (isPunctuation(gap) && !nextHasOwn)) ? after : beside
    const narrowed = document && narrower && mergeDocuments(document, narrower)
    pairs.push({ document: narrowed || document, noun: element.noun, paths: element.paths })
  }
  return pairs
}

/** For each element the document that "of" links it to, with nothing but a list between, and the next one named. */
function lookAhead(elements: readonly Element[], gaps: readonly (readonly Token[])[]) {
  const linked: (CitedDocument | null)[] = []
  const following: (CitedDocument | null)[] = []
  let next: CitedDocument | null = null
  for (let i = elements.length - 1; i >= 0; i--) {
    const [gap = [], after] = [gaps[i], elements[i + 1]]
    following[i] = next
    if (after?.kind === 'document') linked[i] = after.document.names && isLink(gap) ? after.document : null
    else linked[i] = gap.every((t) => t.kind === 'separator') ? (linked[i + 1] ?? null) : null
    const element = elements[i]
    if (element?.kind === 'document' && element.document.names) next = element.document
  }
  return { linked, following }
}

const isPunctuation = (gap: readonly Token[]): boolean =>
  gap.every((t) => t.kind === 'punctuation' || t.kind === 'separator' || t.kind === 'range')

const linkWords =
  /^(?:of|in|from|at|under|by|on|the|its|see|held|vienna|cop|ctoc|conference|working|group|trafficking|persons|parties|united|nations|un|also|as|contained|adopted|set|out|that)$/

/** "of", "in the", "of the Working Group at its": what joins a locator to the document that follows. */
const isLink = (gap: readonly Token[]): boolean =>
  gap.some((t) => t.kind === 'word' && /^(?:of|in|from|at|under|by|on)$/.test(t.text)) &&
  gap.every((t) => isPunctuation([t]) || t.kind === 'noun' || (t.kind === 'word' && linkWords.test(t.text)))

/** "of my report", "of the Protocol": the locator is counted in something that is none of ours. */
function belongsElsewhere(gap: readonly Token[], isNamed: boolean): boolean {
  const words = gap.slice(0, 10).flatMap((t) => (t.kind === 'word' ? [t.text] : t.kind === 'mark' ? [t.text] : ['']))
  const at = words[0] === '' ? 1 : 0
  const [preposition = '', next = ''] = words.slice(at)
  if (/^(?:above|below|thereof)$/.test(preposition)) return true
  if (!/^(?:of|to|in|under|from)$/.test(preposition)) return false
  if (/^(?:my|your|our|his|her|their|this|that|an?)$/.test(next)) return true
  if (words.some((word) => foreignInstrument.test(word))) return true
  return preposition === 'of' && !isNamed
}
