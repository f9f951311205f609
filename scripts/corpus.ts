import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { checkSource, introductionPassages, type ReadSource } from '../src/core/corpus/check-context.ts'
import { checkCompendium } from '../src/core/corpus/check-corpus.ts'
import { checkTopics } from '../src/core/corpus/check-topics.ts'
import { readIntroduction } from '../src/core/corpus/context.ts'
import { applyErrata, recordErrata } from '../src/core/corpus/errata.ts'
import { type MatchedRecommendation, matchItems, recordPrintings } from '../src/core/corpus/match-items.ts'
import { parseBackground2011 } from '../src/core/corpus/parse-background-2011.ts'
import { parseCompendium } from '../src/core/corpus/parse-compendium.ts'
import { parseConsolidated2015 } from '../src/core/corpus/parse-consolidated-2015.ts'
import { parseIndex2019 } from '../src/core/corpus/parse-index-2019.ts'
import { parseIndex2024 } from '../src/core/corpus/parse-index-2024.ts'
import { checkParagraphs, parseReport2017 } from '../src/core/corpus/parse-report-2017.ts'
import { recordRequests } from '../src/core/corpus/review-addressees.ts'
import {
  type AddresseeReview,
  addresseeReviewSchema,
  type Erratum,
  erratumSchema,
  type Item,
  itemSchema,
  type Passage,
  passageSchema,
  type Section,
  type Source,
  sectionSchema,
  sourceSchema,
  type Topic,
  topicSchema,
} from '../src/core/corpus/schema.ts'
import { assignTopics, buildTopics, confirmReports } from '../src/core/corpus/topics.ts'
import { dataDir, readJson, readText } from './files.ts'

export interface Corpus {
  items: Item[]
  sections: Section[]
  /** Background: what the sources hold besides recommendations. */
  passages: Passage[]
  /** Topics of both thematic indexes. */
  topics: Topic[]
}

interface CorrectedSource extends Source {
  text: string
  /** The text before errata. */
  printed: string
}

/** Read the five sources, prove them unaltered, extract what they hold and check it against all that is known of it. */
export function extractCorpus(dir = dataDir): Corpus & { problems: string[]; explained: string[] } {
  const nothing = { items: [], sections: [], passages: [], topics: [], explained: [] }
  const problems = checkSources(dir)
  if (problems.length > 0) return { ...nothing, problems }
  const errata = readJson(join(dir, 'errata.json'), z.array(erratumSchema))
  const sources = correctSources(dir, errata)
  if (sources.problems.length > 0) return { ...nothing, problems: sources.problems }

  const source = sources.get('compendium-2024.txt')
  const compendium = parseCompendium(source.text, source.file)
  problems.push(...compendium.problems, ...checkCompendium(compendium, source.text))
  const context = extractContext(sources.get, compendium.items)
  problems.push(...context.problems)
  const printed = recordPrintings(recordErrata(compendium.items, errata), context.matches).map((item) => ({
    ...item,
    printings: recordErrata(item.printings, errata),
  }))
  const themes = extractTopics(sources.get, recordRequests(printed, readReviews(dir)), errata)
  problems.push(...themes.problems)
  return {
    items: themes.items,
    sections: compendium.sections,
    passages: recordErrata(context.passages, errata),
    topics: themes.topics,
    problems,
    explained: themes.explained,
  }
}

/** Both thematic indexes as topics, and the items with what the indexes say of them. */
function extractTopics(get: (file: string) => CorrectedSource, items: readonly Item[], errata: readonly Erratum[]) {
  const [of2024, of2019] = [get('compendium-2024.txt'), get('index-2019.txt')]
  const index2024 = parseIndex2024(of2024.text, of2024.file, of2024.printed)
  const index2019 = parseIndex2019(of2019.text, of2019.file, of2019.printed)
  const { topics, problems } = buildTopics(index2024, index2019, items, errata)
  const themed = assignTopics(confirmReports(items, index2024.locators), topics)
  const checked = checkTopics(index2024, index2019, topics, themed, errata)
  return { items: themed, topics, problems: [...problems, ...checked.problems], explained: checked.explained }
}

/** The decisions on whom an item addresses. */
export const readReviews = (dir = dataDir): AddresseeReview[] =>
  readJson(join(dir, 'addressees-reviewed.json'), z.array(addresseeReviewSchema))

/** The sources besides the compendium and the indexes: recommendations matched to items, everything else as passages. */
function extractContext(
  get: (file: string) => CorrectedSource,
  items: readonly Item[],
): { matches: MatchedRecommendation[]; passages: Passage[]; problems: string[] } {
  const compendium = get('compendium-2024.txt')
  const introduction = readIntroduction(compendium.text, compendium)
  const passages = [...introduction.passages]
  const matches: MatchedRecommendation[] = []
  const problems = [...introduction.problems]
  if (passages.length !== introductionPassages)
    problems.push(`passages of ${compendium.file}: expected ${introductionPassages}, got ${passages.length}`)
  for (const [file, parse] of [
    ['background-2011.txt', parseBackground2011],
    ['consolidated-2015.txt', parseConsolidated2015],
    ['report-2017.txt', parseReport2017],
  ] as const) {
    const source = get(file)
    const parsed = parse(source.text, source)
    const matched = matchItems(parsed.recommendations, items)
    const read: ReadSource = { file, ...parsed, matches: matched.matches }
    problems.push(...parsed.problems, ...matched.problems, ...checkSource(read, source.text))
    if (parse === parseReport2017) problems.push(...checkParagraphs(matched.matches, items))
    passages.push(...parsed.passages)
    matches.push(...matched.matches)
  }
  return { matches, passages, problems }
}

function correctSources(dir: string, errata: readonly Erratum[]) {
  const problems: string[] = []
  const sources = readJson(join(dir, 'sources.json'), z.array(sourceSchema)).map((source): CorrectedSource => {
    const printed = readText(join(dir, 'sources', source.file))
    const corrected = applyErrata(printed, source.file, errata)
    problems.push(...corrected.problems)
    return { ...source, text: corrected.text, printed }
  })
  const get = (file: string): CorrectedSource => {
    const source = sources.find((s) => s.file === file)
    if (!source) throw new Error(`data/sources.json does not list ${file}`)
    return source
  }
  return { get, problems }
}

function checkSources(dir: string): string[] {
  return readJson(join(dir, 'sources.json'), z.array(sourceSchema)).flatMap(({ file, sha256 }) => {
    const path = join(dir, 'sources', file)
    if (!existsSync(path)) return [`source data/sources/${file} is missing`]
    const got = createHash('sha256').update(readFileSync(path)).digest('hex')
    return got === sha256 ? [] : [`source data/sources/${file} has been altered: sha256 ${sha256} expected, got ${got}`]
  })
}

/** The generated files of `data/corpus`, as they must stand on disk. */
export function corpusFiles({ items, sections, passages, topics }: Corpus): Map<string, string> {
  return new Map([
    ['items.json', stringifyRecords(items)],
    ['sections.json', stringifyRecords(sections)],
    ['context.json', stringifyRecords(passages)],
    ['topics.json', stringifyRecords(topics)],
  ])
}

/** One record a line, so that a change in the corpus reads as a change of lines. */
const stringifyRecords = (records: readonly object[]): string =>
  `[\n${records.map((r) => JSON.stringify(r)).join(',\n')}\n]\n`

/** The committed corpus. */
export function readCorpus(dir = dataDir): Corpus {
  return {
    items: readJson(join(dir, 'corpus', 'items.json'), z.array(itemSchema)),
    sections: readJson(join(dir, 'corpus', 'sections.json'), z.array(sectionSchema)),
    passages: readJson(join(dir, 'corpus', 'context.json'), z.array(passageSchema)),
    topics: readJson(join(dir, 'corpus', 'topics.json'), z.array(topicSchema)),
  }
}
