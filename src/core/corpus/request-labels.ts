import type { CitedItem } from '../protocol.ts'
import type { Addressee, Strength } from './schema.ts'

/** Plain words for how strongly something is asked; one for each verb, so that none is made stronger. */
export const strengthLabels: Record<Strength, string> = {
  shall: 'shall',
  urges: 'urged',
  requests: 'requested',
  'calls upon': 'called upon',
  should: 'should',
  recommends: 'recommended',
  invites: 'invited',
  encourages: 'encouraged',
  'should consider': 'should consider',
  may: 'may wish to',
  decides: 'decided',
  notes: 'noted, nothing asked',
}

export const addresseeLabels: Record<Addressee, string> = {
  states: 'States parties',
  conference: 'Conference of the Parties',
  'working-group': 'Working Group',
  secretariat: 'Secretariat',
  unodc: 'UNODC',
  'un-entities': 'other United Nations entities',
  organizations: 'other international organizations',
  'private-sector': 'private sector',
  'civil-society': 'civil society',
}

/** "States parties, UNODC"; empty where nobody is named. */
export const labelAddressees = (addressees: readonly Addressee[]): string =>
  addressees.map((name) => addresseeLabels[name]).join(', ')

type Request = Pick<CitedItem, 'kind' | 'leadIn' | 'text' | 'addressees' | 'strength'>

/** Who is asked, and how strongly: "States parties: should consider", "Preamble: nothing asked". */
export function labelRequest(item: Request): string {
  if (item.kind === 'preambular') return 'Preamble: nothing asked'
  return capitalise([labelAddressees(item.addressees), labelStrength(item)].filter(Boolean).join(': '))
}

/** How strongly an item asks; where it asks several bodies in different words no one word is true of all. */
export function labelStrength({ kind, leadIn, text, addressees, strength }: Request): string {
  if (kind === 'preambular') return 'nothing asked'
  const verbs = new Set((`${leadIn ?? ''} ${text}`.match(asking) ?? []).map((verb) => verb.slice(0, 4).toLowerCase()))
  if (addressees.length > 1 && verbs.size > 1) return 'each in its own words'
  return strength === null ? '' : strengthLabels[strength]
}

const asking =
  /\b(?:shall|urge[sd]?|request(?:s|ed)?|call(?:s|ed)? upon|should|recommend(?:s|ed)?|invite[sd]?|encourage[sd]?|decide[sd]?|may)\b/gi

export const capitalise = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1)
