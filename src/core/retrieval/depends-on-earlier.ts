import { tokenize, tokenizeWithRanges } from '../index/tokenize.ts'

/** A word with its place in the question, and what can be referred back to with it. */
interface Word {
  text: string
  /** Counted from 0; a new one begins at a conjunction, a relative word or a comma. */
  clause: number
  /** No function word, no light word, not plainly a verb. */
  isNoun: boolean
  isPerson: boolean
  isPlural: boolean
}

const set = (words: string) => new Set(words.trim().split(/\s+/))

/** Words with a meaning of their own in a question that may still mean nothing alone; in a longer one they describe what it is about. */
const mostContent = 4
const mostAfterWhatAbout = 5

/** Words that ask something of a subject without naming one; a question of nothing else has none of its own. */
const lightWords = set(`
  pay pays paid paying decide decides check checks checked responsible charge charged cost costs happen happens happened
  happening change changes changed apply applies applied count counts know knows known say says said tell tells told
  often long much many soon fast quickly old exactly example examples countries country meetings meeting year years mean
  means meant matter matters enough binding mandatory compulsory optional voluntary allowed obligatory required work works
  worked better best worse different difference differences exception exceptions limit limits kind kinds sort sorts type
  types possible true case cases detail details explain explanation show give reason reasons important next first last
  later earlier still always never ever really actually usually anything nothing everything everyone everybody nobody
  please ok okay yes no not else instead too otherwise same way ways thing things part situation point points answer
  question mention mentioned legal illegal good bad right wrong new newer latest recent rule rules paragraph paragraphs
  para paras recommendation recommendations resolution resolutions decision decisions text texts within time come comes
  came look looks think must need needs want does include includes included cover covers covered involve involved specific
  specifically particular especially longer sooner job role step steps able likely supposed sure
  one two three four five six seven eight nine ten`)

/** Of these, what can still be referred back to: "How does a country count its cases?" */
const lightNouns = set(`
  country countries meeting meetings rule rules case cases text texts recommendation recommendations resolution
  resolutions decision decisions everyone everybody nobody example examples someone anyone somebody anybody`)

/** Common verbs, which nothing refers back to with "it" or "them". */
const verbs = set(`
  help helps helped pay pays paid get gets give gives given tell tells told protect protects support supports punish
  punishes punished arrest arrests arrested stop stops stopped find finds found make makes made take takes taken keep
  keeps kept use uses used ask asks asked treat treats treated teach teaches taught train trains trained hide hides hid
  catch catches caught sell sells sold buy buys bought leave leaves left stay stays live lives report reports reported
  send sends sent return returns returned sue sues claim claims speak talk let lets put puts see sees seen read reads
  expect expected ensure ensures provide provides offer offers set allow allows trust believe inform informs care cares
  deal deals prove proves recognise recognize spot spots notice identify identifies lead leads run runs watch watches
  share shares store stores collect collects measure measures test tests prevent prevents follow follows fund funds
  force forced refuse refuses agree agrees suggest suggests recommend recommends exist exists hold holds learn learns
  contact call calls meet meets reach reaches join joins cooperate review reviews receive receives deserve deserves
  explain explains control controls arrange arranges study write writes going`)

const persons = set(`
  people person persons man men woman women girl girls boy boys child children kid kids victim victims police policeman
  officer officers judge judges prosecutor prosecutors lawyer lawyers survivor survivors migrant migrants worker workers
  trafficker traffickers offender offenders criminal criminals customer customers buyer buyers witness witnesses nurse
  nurses doctor doctors teacher teachers parent parents mother father family families friend friends boss bosses employer
  employers gang gangs adult adults refugee refugees foreigner foreigners someone anyone everyone nobody somebody anybody
  everybody official officials inspector inspectors staff expert experts colleagues sister brother wife husband daughter
  son minor minors suspect pimp pimps recruiter recruiters diplomat diplomats journalist journalists`)
const bodies = set('government company country state court group team family staff police gang business firm police')

const prepositions = set(`
  for in at by with to from after before since during under without on about against between within among outside inside
  through until regarding concerning of`)
const auxiliaries = set(`
  is are was were be been am do does did can could should shall must may might will would has have had isn't aren't wasn't
  don't doesn't didn't can't couldn't shouldn't won't wouldn't haven't hasn't`)
const clauseOpeners = set(`
  if when who whom whose that which because while where unless after before once until so and or but whether how what why
  whenever although though than as without`)
const whWords = set('who whom whose what when where why how which')

/** What opens a question that goes on from the one before. */
const connectives =
  /^(?:and|but|or|so|also|plus|then|otherwise|similarly|likewise|ditto|(?:in|for|with) (?:that|this|such an?) case|(?:the )?same(?: (?:question|thing|goes))? (?:for|with|about|in|at|to)|what of|even (?:if|when|for)|only (?:for|if|when|those)|not (?:even|only|just)|is it the same|does the same|as for)\b/
const acknowledgement =
  /^(?:ok(?:ay)?|thanks?(?: you)?|yes|no|right|great|hm+|i see|got it|sure|well|alright|fine|interesting)\b[,.!:]*\s+(?=\S)/

/** "This crime", "these gangs" and "this year" point at the subject of all these texts, or at the calendar. */
const pointsOutside =
  /^(?:crimes?|problems?|issues?|trade|subjects?|topics?|area|field|business|phenomenon|protocol|convention|years?|weeks?|months?|days?|way|kinds?|sorts?|types?|working|group|corpus|site|page|compendium|world|abuse|evil|gangs?|gangsters?|criminals?|traffickers?|crooks?|people|victims?|meetings?|texts?|recommendations?|documents?|experts?|services?|papers?|posters?|trials?|un|uns?)$/

/**
 * Whether a question means nothing, or something else, without the one asked before it. Language only: the opening, words
 * that point back at nothing inside the question (an object cannot be the subject of its own clause), and questions without
 * a subject. A question of many words describes what it is about and stands on its own.
 */
export function dependsOnEarlier(question: string): boolean {
  const sentence = firstSentence(question)
  if (sentence === '') return false
  const content = countContent(sentence)
  const words = toWords(sentence)
  const first = words[0]?.text ?? ''
  const isAsked = sentence.endsWith('?') || whWords.has(first) || auxiliaries.has(first)
  if (connectives.test(sentence)) return isAsked || /^(?:and|or|same|the same|also|plus|ditto)\b/.test(sentence)
  if (/^(?:how|what) about\b/.test(sentence)) return content <= mostAfterWhatAbout
  if (countContent(question) > mostContent) return false
  const texts = words.map(({ text }) => text)
  if (!hasSubject(sentence)) return !isDefinition(sentence) && (isAsked || texts.length <= 3)
  if (isFragment(texts, content)) return true
  if (!isAsked) return false
  return (
    isLoneCondition(texts, sentence, content) ||
    isElliptic(texts, sentence, content) ||
    words.some((_, i) => pointsBack(words, i, content))
  )
}

/** Whether any word says what a question is about: "how long?" and "who pays?" have none. */
export function hasSubject(text: string): boolean {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? []).some(
    (word) => tokenize(word).length > 0 && !lightWords.has(word) && !auxiliaries.has(word) && !/^\d+$/.test(word),
  )
}

/** Compounds count once. */
const countContent = (text: string): number => new Set(tokenizeWithRanges(text).map(({ start }) => start)).size

function strip(question: string): string {
  let text = question.toLowerCase().replace(/[’‘ʼ]/g, "'").trim()
  for (let i = 0; i < 3; i++) text = text.replace(acknowledgement, '')
  return text
}

/** Later sentences may point at the first one, so that it alone decides. */
const firstSentence = (question: string): string =>
  strip(question)
    .split(/(?<=[.?!;])\s|\s[–—-]\s/u)[0]
    ?.trim() ?? ''

/** "What is consent?" */
const isDefinition = (sentence: string): boolean =>
  /^what(?:'s| is| are) (?:an? )?(?!it|that|this|the)\w+\??$/.test(sentence)

const functional = (text: string): boolean =>
  lightWords.has(text) ||
  verbs.has(text) ||
  auxiliaries.has(text) ||
  clauseOpeners.has(text) ||
  tokenize(text).length === 0

function toWords(sentence: string): Word[] {
  let clause = 0
  return [...sentence.matchAll(/([,:;(])|[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu)].flatMap(([text, mark], i) => {
    if (mark !== undefined || (i > 0 && clauseOpeners.has(text))) clause++
    if (mark !== undefined) return []
    const isPerson = persons.has(text)
    const isNoun = isPerson || lightNouns.has(text) || (!functional(text) && !/(?:ly|ing|ed)$/.test(text))
    const isPlural = isPerson || bodies.has(text) || /[^s]s$/.test(text)
    return [{ text, clause, isNoun, isPerson, isPlural }]
  })
}

/** "For children?", "In prison?" */
function isFragment(texts: readonly string[], content: number): boolean {
  return (
    prepositions.has(texts[0] ?? '') &&
    content <= 3 &&
    !texts.some((text) => auxiliaries.has(text) || whWords.has(text))
  )
}

/** "If they are children?": a condition, and nothing that holds under it. */
function isLoneCondition(texts: readonly string[], sentence: string, content: number): boolean {
  const [, opening = ''] = /^((?:what )?(?:if|when|unless|because|in case|provided))\b/.exec(sentence) ?? []
  if (opening === '' || sentence.includes(',')) return false
  const rest = texts.slice(opening.split(' ').length)
  const finite = rest.filter((text) => auxiliaries.has(text) || whWords.has(text)).length
  return (
    content <= (opening.startsWith('what') ? 2 : 3) &&
    finite <= 1 &&
    !(opening === 'when' && auxiliaries.has(rest[0] ?? ''))
  )
}

/** "Boys too?", "Do companies have to?" */
function isElliptic(texts: readonly string[], sentence: string, content: number): boolean {
  const last = texts.at(-1) ?? ''
  if (content <= 3 && /\b(?:too|as well|either|instead|then|likewise|though)\b(?=[,?]|$)/.test(sentence)) return true
  if (content <= 3 && /^(?:what|who|where|anything|anyone|anybody) else\b/.test(sentence)) return true
  if (
    /\b(?:the|that|this|another|those|these|which|other|any)(?: \w+)? ones?\b|\bthe (?:others|latter|former)\b/.test(
      sentence,
    )
  )
    return true
  return (
    content <= 2 &&
    texts.length > 2 &&
    auxiliaries.has(texts[0] ?? '') &&
    ((auxiliaries.has(last) && !/^(?:they|he|she|it|we|you|i)$/.test(texts.at(-2) ?? '')) ||
      /\bhave to\??$/.test(sentence))
  )
}

function pointsBack(words: readonly Word[], i: number, content: number): boolean {
  const { text, clause } = words[i] as Word
  const [before, after] = [words[i - 1], words[i + 1]]
  const isLast = after === undefined || after.clause > clause
  const nouns = words.slice(0, i).filter((word) => word.isNoun)
  // The subject of a clause cannot be its object as well: "Can police arrest them?"
  const elsewhere = nouns.filter((word) => word.clause < clause)
  switch (text) {
    case 'they':
    case 'their':
    case 'theirs':
      return !nouns.some((word) => word.isPlural)
    case 'them':
      return !elsewhere.some((word) => word.isPlural) && (isLast || nouns.filter((word) => word.isPlural).length < 2)
    case 'he':
    case 'she':
    case 'his':
    case 'hers':
      return !nouns.some((word) => word.isPerson)
    case 'him':
      return !elsewhere.some((word) => word.isPerson)
    case 'it':
    case 'its':
      if (text === 'it' && isExpletive(words, i)) return false
      return !(isLast && text === 'it' ? elsewhere : nouns).some((word) => !word.isPerson || word.text === 'child')
    case 'there':
      return !isExistential(before?.text, after?.text)
    case 'such':
      return after !== undefined && !/^(?:as|an?)$/.test(after.text) && nouns.length <= 1
    case 'this':
    case 'these':
    case 'those':
    case 'that':
      return isDemonstrative(text, before, after, content) && (isLast || nouns.length === 0 || text === 'that')
    default:
      return false
  }
}

const isExistential = (before = '', after = ''): boolean =>
  [before, after].some((text) =>
    /^(?:is|are|was|were|be|been|isn't|aren't|any|a|an|out|from|over|exist|exists|have|has)$/.test(text),
  )

/** Neither "those who …" nor "victims that", "ensure that", "so that". */
function isDemonstrative(text: string, before: Word | undefined, after: Word | undefined, content: number): boolean {
  const next = after?.text ?? ''
  if (
    /^(?:who|whom|whose|which|that|with|in|of|on|under|from|living|without|being|already|accused|affected|working)$/.test(
      next,
    )
  )
    return text === 'that' && prepositions.has(before?.text ?? '')
  // "This" alone is what the whole site is about.
  if (text === 'this' && (next === '' || functional(next)) && content > 1) return false
  if (/^(?:this|these)$/.test(text) && pointsOutside.test(next)) return false
  if (text !== 'that' || before === undefined) return true
  if (next === '' || /^(?:too|also|then)$/.test(next)) return true
  return (
    content <= 6 &&
    !before.isNoun &&
    !/^(?:so|now|given|than|say|says|said|ensure|ensures|mean|means|know|think|sure|recommends?|believe|prove|show|tell|told|agree|hope|it)$/.test(
      before.text,
    )
  )
}

const judged =
  /^(?:legal|illegal|allowed|ok|okay|possible|true|normal|wrong|right|bad|good|necessary|important|hard|easy|safe|dangerous|better|fair|mandatory|worth|time|up|forbidden|required|a|an|considered|seen|my|your|our|always|ever|really|still|also|only|against|not|enough|clear|known|common|trafficking|slavery)$/

/** "Is it legal to …", "How long does it take to …", "it is" */
function isExpletive(words: readonly Word[], i: number): boolean {
  const next = words[i + 1]?.text ?? ''
  if (!judged.test(next) && !/^(?:take|takes|make|makes|matter|is|was|become|happen)$/.test(next)) return false
  const rest = words.slice(i + 1)
  const link = rest.findIndex(({ text }) =>
    /^(?:to|that|if|when|for|how|whether|who|because|where|what|an?|the|by|about|with|as)$/.test(text),
  )
  return rest.slice(Math.max(0, link)).some((word) => tokenize(word.text).length > 0 && !lightWords.has(word.text))
}
