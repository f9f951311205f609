import type { Report } from './schema.ts'

/**
 * What the compendium does not print beside its sections: the report each one comes from, how its paragraph numbers
 * relate to that report's, and how many items a complete extraction finds.
 */
export interface SectionFacts {
  readonly symbol: string
  readonly unit: Report['unit']
  /** Report paragraph = compendium paragraph + offset. */
  readonly offset: number
  readonly items: number
  readonly leaves: number
  readonly preambular: number
}

const facts = (
  symbol: string,
  unit: Report['unit'],
  offset: number,
  items: number,
  leaves: number,
  preambular = 0,
): SectionFacts => ({ symbol, unit, offset, items, leaves, preambular })

export const sectionFacts: Readonly<Record<string, SectionFacts>> = {
  'A:I': facts('CTOC/COP/WG.4/2009/2', 'paragraph', 1, 56, 46),
  'A:II': facts('CTOC/COP/WG.4/2010/6', 'paragraph', 7, 64, 61),
  'A:III': facts('CTOC/COP/WG.4/2010/7', 'paragraph', 0, 0, 0),
  'A:IV': facts('CTOC/COP/WG.4/2011/8', 'paragraph', 5, 76, 72),
  'A:V': facts('CTOC/COP/WG.4/2013/5', 'paragraph', 4, 44, 44),
  'A:VI': facts('CTOC/COP/WG.4/2015/6', 'paragraph', 4, 22, 22),
  'A:VII': facts('CTOC/COP/WG.4/2017/4', 'paragraph', 6, 27, 25),
  'A:VIII': facts('CTOC/COP/WG.4/2018/3', 'paragraph', 6, 27, 25),
  'A:IX': facts('CTOC/COP/WG.4/2019/6', 'recommendation', 0, 39, 39),
  'A:X': facts('CTOC/COP/WG.4/2020/4', 'paragraph', 2, 2, 2),
  'A:XI': facts('CTOC/COP/WG.4/2021/6', 'recommendation', 0, 26, 23),
  'A:XII': facts('CTOC/COP/WG.4/2022/4', 'recommendation', 0, 17, 16),
  'A:XIII': facts('CTOC/COP/WG.4/2023/5', 'recommendation', 0, 18, 16),
  'B:I': facts('CTOC/COP/2004/6', 'instrument', 0, 10, 9),
  'B:II': facts('CTOC/COP/2005/8', 'instrument', 0, 21, 20),
  'B:III': facts('CTOC/COP/2006/14', 'instrument', 0, 13, 13),
  'B:IV': facts('CTOC/COP/2008/19', 'instrument', 0, 24, 23),
  'B:V': facts('CTOC/COP/2010/17', 'instrument', 0, 41, 38, 11),
  'B:X': facts('CTOC/COP/2020/10', 'instrument', 0, 50, 49, 22),
  'B:XI': facts('CTOC/COP/2022/9', 'instrument', 0, 62, 60, 32),
}

/** Footnotes in parts A and B of the compendium, each called once. */
export const footnoteCount = 30
/** Items the printed page cuts in two. */
export const pageBreakJoins = [
  'A:I.23.b', 'A:II.37', 'A:II.56', 'A:V.17', 'A:VII.2.c', 'A:IX.11', 'A:IX.20', 'A:XII.11',
  'B:I.c', 'B:X.PP.2', 'B:X.PP.8', 'B:X.PP.22', 'B:X.7', 'B:X.13.b', 'B:XI.PP.6', 'B:XI.17',
] // biome-ignore format: one list, read against the source

const ordinals = [
  'First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth', 'Eleventh', 'Twelfth',
  'Thirteenth',
] // biome-ignore format: one list, counted from one

/** "Tenth" → 10; 0 when it is not an ordinal the compendium uses. */
export const ordinalToNumber = (word: string): number => ordinals.indexOf(word) + 1

const romanNumerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII']

/** 4 → "IV", for the numbers 1 to 13. */
export function toRoman(n: number): string {
  const roman = romanNumerals[n - 1]
  if (roman === undefined) throw new RangeError(`no roman numeral for ${n}: 1 to 13 expected`)
  return roman
}

/** "IV" → 4; 0 when it is not one of the numerals 1 to 13. */
export const fromRoman = (roman: string): number => romanNumerals.indexOf(roman.toUpperCase()) + 1
