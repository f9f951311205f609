import { pairLocators, readReferences, type ThematicIndex, toLocator } from './index-references.ts'

/** A row under construction, with the words of a topic's name that stand before it. */
interface Draft {
  name: string
  lines: [number, number]
  symbol: string
  locators: string[]
  references: string[]
}

const title = 'its first eight meetings, by topic'
/** The table's head, which pages repeat in whole or in part, and the links a page ends with. */
const furniture =
  /^(?:https?:\/\/undocs\.org\/.*|Topic|Meeting report Reference in|CTOC\/COP\/WG\.4\/2019\/5|\(designated by|section\/paragraph\/subparagraph\) +Document Paragraphs)$/
const symbol = /^CTOC\/COP\/WG\.4\/\d{4}\/\d+$/
const opensReferences = /^[IVX]+[.,]/
const continuesReferences = /^(?:[IVX]+[.,]|and$|\d)/
const nameWord = /^[A-Za-z][a-z]*(?:-[a-z]*)*,?$/

/**
 * Parse the index of 2019, a table whose columns have been flattened to wrapped lines.
 *
 * A row is a document symbol, its locators and its references, in this order; words after the references are the next
 * topic's name. `printed` is the source before errata, so that rows quote what stands in print.
 */
export function parseIndex2019(source: string, file: string, printed = source): ThematicIndex {
  const index: ThematicIndex = { file, topics: [], locators: new Map(), disagreements: [], problems: [] }
  const drafts = readDrafts(source, (line, reason) => index.problems.push(`${file} line ${line}: ${reason}`))
  if (drafts.length === 0) index.problems.push(`${file}: no row after the heading "${title}"`)
  const printedDrafts = new Map(readDrafts(printed, () => {}).map((d) => [d.lines[0], d]))

  for (const { name, lines, symbol, locators, references } of drafts) {
    let topic = index.topics.at(-1)
    // A page break has put a name after its topic's first row, which is known by its earlier document.
    const opensUnnamed = name === '' && (topic?.rows.at(-1)?.symbols ?? symbol) >= symbol
    const namesOpenTopic = name !== '' && topic?.name === ''
    if (topic && namesOpenTopic) topic.name = name
    if (!topic || opensUnnamed || (name !== '' && !namesOpenTopic)) {
      topic = { name, lines: [lines[0], lines[1]], rows: [], opensContinued: false }
      index.topics.push(topic)
    }
    topic.lines[1] = lines[1]
    const read = readReferences(references.join(' '), 'A')
    for (const problem of read.problems) index.problems.push(`${file} line ${lines[0]}: ${problem}`)
    const strays = read.documents.filter((d) => d.symbol !== symbol)
    const disagreements = [
      ...strays.map((d) => `${d.references.map((r) => r.printed).join(', ')} stands beside ${symbol}`),
      ...(strays.length === 0 ? pairLocators(read.documents, locators.join(' ')) : []),
    ]
    for (const message of disagreements) index.disagreements.push({ lines, message })
    if (disagreements.length === 0)
      for (const id of read.documents.flatMap((d) => d.references.flatMap((r) => r.ids)))
        index.locators.set(id, toLocator(id))
    topic.rows.push({
      references: (printedDrafts.get(lines[0])?.references ?? references).join(' '),
      symbols: symbol,
      instruments: '',
      paragraphs: locators.join(' '),
      recommendations: '',
      lines,
      documents: read.documents,
    })
  }
  for (const topic of index.topics)
    if (topic.name === '') index.problems.push(`${file} line ${topic.lines[0]}: a topic without a name`)
  return index
}

function readDrafts(source: string, fail: (line: number, reason: string) => void): Draft[] {
  const drafts: Draft[] = []
  const lines = source.split(/\r?\n/)
  const start = lines.findIndex((l) => l.trim() === title)
  if (start < 0) return drafts
  let name: string[] = []
  for (let i = start + 1; i < lines.length; i++) {
    const line = (lines[i] ?? '').trim()
    if (line === '' || furniture.test(line)) continue
    for (const word of line.split(/\s+/)) {
      const row = name.length === 0 ? drafts.at(-1) : undefined
      if (symbol.test(word)) {
        // "Victims, non-" is cut at its hyphen.
        const words = name.join(' ').replace(/- /g, '-')
        drafts.push({ name: words, lines: [i + 1, i + 1], symbol: word, locators: [], references: [] })
        name = []
        continue
      }
      if (row && row.references.length === 0 && !opensReferences.test(word)) row.locators.push(word)
      else if (row && continuesReferences.test(word)) row.references.push(word)
      else {
        if (!nameWord.test(word)) fail(i + 1, `neither a reference nor part of a topic's name: "${word}"`)
        name.push(word)
        continue
      }
      row.lines[1] = i + 1
    }
  }
  return drafts
}
