import { formatDay } from '../corpus/cite.ts'
import { type Export, type ExportPoint, joinQuotes } from './export.ts'

/** Markdown (CommonMark). */
export function toMarkdown({ title, caveat, opening, points, notice, builtOn }: Export): string {
  const blocks = [
    title === null ? null : `# ${escapeMarks(title)}`,
    caveat === null ? null : escapeMarks(caveat),
    opening === null ? null : escapeMarks(opening),
    ...points.map((point, i) => (title === null ? formatPoint(point) : indent(formatPoint(point), `${i + 1}. `))),
    notice === null ? null : `---\n\n${escapeMarks(notice)} From Adduce as built on ${formatDay(builtOn)}.`,
  ]
  return `${blocks.filter((block) => block !== null).join('\n\n')}\n`
}

function formatPoint({ request, records }: ExportPoint): string {
  const [shown] = records
  return [
    `**${escapeMarks(request)}**`,
    [
      ...(shown.leadIn === null ? [] : [`> *${escapeMarks(shown.leadIn)}*`, '>']),
      `> “${escapeMarks(joinQuotes(shown))}”`,
    ].join('\n'),
    records
      .map(({ reference, citation, link }) => {
        const name = link === null ? escapeMarks(reference) : `[${escapeMarks(reference)}](<${link}>)`
        return `- ${name}: ${escapeMarks(citation)}`
      })
      .join('\n'),
  ].join('\n\n')
}

/** A block as an item of a list. */
function indent(block: string, marker: string): string {
  return marker + block.replaceAll(/\n(?=.)/g, `\n${' '.repeat(marker.length)}`)
}

/** A backslash before every mark that could mean something inside a line; a line of ours never begins with foreign words. */
const escapeMarks = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~&!$]/g, '\\$&')
