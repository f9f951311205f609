import type { Addressee, Item, Strength } from './schema.ts'

/** What an item asks, and of whom. */
export interface Request {
  /** Null where nothing is asked. */
  strength: Strength | null
  /** Those the item itself tells to act; not those they are to encourage, request or work with. */
  addressees: Addressee[]
}

type Readable = Pick<Item, 'id' | 'kind' | 'part' | 'parent' | 'text'>

const nothing: Request = { strength: null, addressees: [] }

/** The request of every item, from its own words or, where it has no verb of its own, from its lead-in's. */
export function readRequests(items: readonly Readable[]): Map<string, Request> {
  const requests = new Map<string, Request>()
  const byId = new Map(items.map((i) => [i.id, i]))
  for (const item of items) {
    const parent = item.parent === null ? undefined : byId.get(item.parent)
    const inherited = parent ? inherit(parent.text, requests.get(parent.id) ?? nothing) : nothing
    requests.set(item.id, readRequest(item, inherited))
  }
  return requests
}

/** The first operative words give the strength; every sentence may add addressees. */
export function readRequest({ kind, part, text }: Pick<Item, 'kind' | 'part' | 'text'>, inherited = nothing): Request {
  if (kind === 'preambular') return nothing
  const [opening, ...rest] = readSentences(text)
  const first = (part === 'B' ? readOperative(text) : undefined) ?? opening
  const others = [
    ...rest.flatMap((r) => r?.addressees ?? []),
    ...(itsMeetings.test(text) ? (['working-group'] as const) : []),
  ]
  if (first) return { strength: first.strength, addressees: unique([...first.addressees, ...others]) }
  if (inherited.strength !== null) {
    const strength =
      inherited.strength === 'should' && opensWithConsider.test(text) ? 'should consider' : inherited.strength
    return { strength, addressees: unique([...inherited.addressees, ...others]) }
  }
  // "The use of public-private partnerships … should be encouraged": a passive that names nobody.
  return { strength: /^[^:]*?\bshould be\b/.test(text) ? 'should' : null, addressees: unique(others) }
}

/** What was put to the Conference "for adoption" is addressed to the States that would adopt it. */
const inherit = (leadIn: string, request: Request): Request =>
  leadIn.endsWith('recommendations for adoption:') ? { ...request, addressees: ['states'] } : request

const opensWithConsider = /^(?:Where [^,]+, )?consider(?:\b|ing\b)/i

/** A topic to be considered there is asked of the Working Group, whoever is to put it on the agenda. */
const itsMeetings = /(?:considered (?:at|for) future (?:meetings|sessions)|; at a future meeting) of the Working Group/

const article = '(?:[Tt]he |[Ii]ts |those |[Ee]ach |other |relevant |[Mm]ember |requesting |international |regional )*'
const entities: readonly [Addressee, string][] = [
  ['states', 'States(?: represented by observers at sessions of the Conference| [Pp]arties)?|State part(?:y|ies)|Parties|signatories'],
  ['conference', 'Conference(?: of the Parties)?'],
  ['working-group', '(?:chairman of the )?[Ww]orking [Gg]roup(?: on Trafficking in Persons)?'],
  ['secretariat', '[Ss]ecretariat'],
  ['unodc', 'United Nations Office on Drugs and Crime(?: \\(UNODC\\))?|UNODC|Office'],
  ['un-entities', 'agencies of the United Nations system|United Nations entities'],
  ['organizations', '(?:international and bilateral )?donors|organizations'],
] // biome-ignore format: one list
const anyEntity = `(?:${entities.map(([, pattern]) => pattern).join('|')})`
const named = `${article}${anyEntity}(?:(?:, | and |, and )${article}${anyEntity})*`

const subject = new RegExp(
  `(?:^|, |(?:recommended|reaffirmed|recommends|proposed) that )(${named})\\b(?! reaffirmed)([^.;:]*?)\\b(shall|should|(?:are|were) (?:encouraged|urged)|may|might|could)\\b([^.;]*)`,
)
const workingGroup = new RegExp(
  `(?:^|, )[Tt]he Working Group(?: on Trafficking in Persons)?(?:, [^,]*,)? (recommended|recommends|proposed|requested|decided|agreed) (?:that |to )?(${named})?`,
)
const considers = /^(?:, [^,]*,)* (?:also )?consider\b(?! and )/

/** What each sentence of a recommendation asks; undefined first where the first sentence has no verb that asks. */
function readSentences(text: string): (Request | undefined)[] {
  return text.split(/(?<=[.;]) (?=[A-Z])/).map((sentence) => readReport(sentence) ?? readModal(sentence))
}

function readReport(sentence: string): Request | undefined {
  const [, verb, object = ''] = workingGroup.exec(sentence) ?? []
  if (verb === undefined) return undefined
  if (verb === 'decided' || verb === 'agreed') return { strength: 'decides', addressees: ['working-group'] }
  return { strength: verb === 'requested' ? 'requests' : 'recommends', addressees: toAddressees(object) }
}

function readModal(sentence: string): Request | undefined {
  const [, who = '', , modal, rest = ''] = subject.exec(sentence) ?? []
  if (modal === undefined) return undefined
  return { strength: toStrength(modal, rest), addressees: toAddressees(who) }
}

function toStrength(modal: string, rest: string): Strength {
  if (modal === 'shall') return 'shall'
  if (modal === 'should') return considers.test(rest) ? 'should consider' : 'should'
  if (modal.endsWith('encouraged')) return 'encourages'
  return modal.endsWith('urged') ? 'urges' : 'may'
}

const asking: readonly [Strength, string][] = [
  ['urges', 'urge[sd]'],
  ['requests', 'request(?:s|ed)'],
  ['calls upon', 'call(?:s|ed) upon'],
  ['recommends', 'recommend(?:s|ed)'],
  ['invites', 'invite[sd]|reiterates its invitation to'],
  ['encourages', 'encourage[sd]'],
  ['decides', 'decide[sd]'],
] // biome-ignore format: one list
const anyAsking = asking.map(([, pattern]) => pattern).join('|')
const operative = new RegExp(
  `(?:^|, | and | it had )(?:also |further |had |in this (?:regard|context|respect),? )*(${anyAsking})\\b(?: also| further)?(?: that)? ?(${named})?`,
  'gi',
)

/** A paragraph of a resolution or decision: the first verb that asks or decides; "notes" where there is none. */
function readOperative(text: string): Request | undefined {
  if (!/^(?:Also |Further )?[A-Z]?[a-z]+(?:s|d)\b/.test(text)) return undefined
  const found = [...text.matchAll(operative)].filter(([, , who], i) => i === 0 || who !== undefined)
  const [first] = found
  const reminded = reminder.exec(text)?.[1] ?? ''
  if (!first) return notes.test(text) ? { strength: 'notes', addressees: toAddressees(reminded) } : undefined
  const verb = (first[1] ?? '').toLowerCase()
  const strength = asking.find(([, pattern]) => new RegExp(`^(?:${pattern})$`).test(verb))?.[0] ?? null
  const addressees = unique(found.flatMap(([, , who = '']) => toAddressees(who)))
  return { strength, addressees: strength === 'decides' && addressees.length === 0 ? ['conference'] : addressees }
}

const notes =
  /^(?:Welcome|Note|Take|Recall|Recogni[sz]e|Reaffirm|Reiterate|Remind|Underline|Acknowledge|Affirm|Look)(?:s|d|ed)?\b/

const reminder = new RegExp(`^Reminds (${named})`)

/** "The Secretariat", "States parties and UNODC" → who they are, in the order of the list. */
function toAddressees(words: string): Addressee[] {
  const bare = words.replace(/ represented by .*? of the Conference| of the Parties/, '')
  return entities
    .filter(([, pattern]) => new RegExp(`(?:^|[ ,])(?:${pattern})(?=$|[ ,])`).test(bare))
    .map(([who]) => who)
}

const unique = (list: readonly Addressee[]): Addressee[] =>
  entities.map(([who]) => who).filter((who) => list.includes(who))
