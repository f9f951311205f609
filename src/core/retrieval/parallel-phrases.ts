/** Kinds of people, bodies and forms of exploitation; one may stand where another of its kind stood. Singular or plural. */
const kinds: readonly RegExp[] = [
  `police(?: ?(?:officers?|men|women|force))?|cops?|officers?|detectives?|investigators?|judges?|magistrates?|prosecutors?|
  lawyers?|defence lawyers?|attorneys?|(?:labou?r )?inspectors?|(?:border )?guards?|border officers?|immigration officers?|
  customs officers?|social workers?|doctors?|nurses?|midwives|health(?:care)? workers?|teachers?|diplomats?|
  consul(?:ar staff|ates?|s)?|embass(?:y|ies)|soldiers?|peacekeepers?|journalists?|interpreters?|translators?|volunteers?|
  shelter staff|psychologists?|tax officials?|officials?|civil servants?|politicians?|courts?|hospitals?|schools?`,
  `children|child|kids?|minors?|boys?|girls?|teenagers?|babies|adults?|women|woman|men|man|grown-ups|
  (?:disabled|older|elderly|young) people|people with disabilities|(?:undocumented |irregular )?migrants?|refugees?|
  asylum seekers?|foreigners?|citizens`,
  `countr(?:y|ies)|states?|governments?|compan(?:y|ies)|business(?:es)?|firms?|banks?|employers?|(?:the )?UN|UNODC|
  NGOs?|charit(?:y|ies)|airlines?|recruiters?|(?:recruitment|employment) agenc(?:y|ies)|social media|platforms?|trade unions?|unions?`,
  `forced labou?r|sexual exploitation|organ (?:removal|trafficking|trade)|begging|slavery|domestic (?:work|servitude)|
  forced marriages?|forced crime|prostitution|pornography`,
  `food|clothes|clothing|fish(?:ing)?|farm(?:ing|s)?|building sites|construction|factories|mines|mining|hotels|restaurants`,
  'conference|working group',
].map(
  (words) => new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${words.replace(/\s*\n\s*/g, '')})(?![\p{L}\p{N}-])`, 'giu'),
)

/**
 * Put a phrase in the place of the one of its kind: "Should police officers be trained?", "judges" → "Should judges be
 * trained?". Null unless the phrase is of one kind and the question has exactly one phrase of that kind.
 */
export function substituteParallel(question: string, phrase: string): string | null {
  const noun = phrase.replace(/^(?:the|a|an|any|other)\s+/i, '')
  for (const kind of kinds) {
    const named = noun.match(kind)
    if (named?.length !== 1 || named[0] !== noun) continue
    const places = [...question.matchAll(kind)]
    const [place] = places
    if (places.length !== 1 || place === undefined) return null
    if (place[0].toLowerCase() === noun.toLowerCase() || isPlural(place[0]) !== isPlural(noun)) return null
    const before = question.slice(0, place.index)
    const isFirst = before.trim() === ''
    return before + (isFirst ? capitalize(noun) : noun) + question.slice(place.index + place[0].length)
  }
  return null
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const isPlural = (phrase: string): boolean => /(?:[^s]s|people|men|children|police|staff|media)$/i.test(phrase)
