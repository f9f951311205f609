/**
 * Endings and letters that differ between British and American spelling, and the one that stands for both. Which it is does
 * not matter to a match, nor does a word with only one spelling, as long as all its forms change alike. "-ise" stands for
 * "-ize" because Porter's stems would take "organization" for "organ" and "universalize" for "university".
 */
const rules: readonly [RegExp, string][] = [
  [/(?<=[a-z]{2}[^aeiou])iz(?=(?:e|ed|es|er|ers|ing|able|ation|ations|ational|ement|ements)$)/, 'is'],
  [/yz(?=(?:e|ed|es|er|ers|ing)$)/, 'ys'],
  [/(?<=[a-z](?:[bdglmnpv]|vi))our(?=(?:s|ed|ing|er|ers|able|ful|ite|ites|less|ly|ist|al|ally|hood|hoods)?$)/, 'or'],
  [/(?<=[aeiou][a-z]*[aeiou])ll(?=(?:ed|ing|er|ers|or|ors)$)/, 'l'],
  [/^(cent|theat|kilomet|met|lit|fib|calib|lust)re(?=s?$)/, '$1er'],
  [/^centred$/, 'centered'],
  [/gramme(?=[sd]?$)/, 'gram'],
  [/dgement/, 'dgment'],
  [/^(off|def|lic|pret)ence/, '$1ense'],
  [/^practis/, 'practic'],
  [/^(w|sk)ilful/, '$1illful'],
  [/^(p|h|an|arch|gyn|orthop|encyclop)ae/, '$1e'],
  [/^(ana|cata|dia)logue(?=s?$)/, '$1log'],
  [/^foet/, 'fet'],
  [/^enquir/, 'inquir'],
  [/^ageing$/, 'aging'],
  [/^advisor/, 'adviser'],
  [/^sceptic/, 'skeptic'],
  [/^jewellery$/, 'jewelry'],
  [/^grey/, 'gray'],
] // biome-ignore format: a table

/** A word in lower case in the spelling that stands for all its spellings: "organization" → "organisation". */
export function toCommonSpelling(word: string): string {
  return rules.reduce((spelled, [from, to]) => spelled.replace(from, to), word)
}
