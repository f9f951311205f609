import { formatDay } from '../corpus/cite.ts'
import { type Export, type ExportPoint, joinQuotes } from './export.ts'

/** A fragment of HTML that is well-formed XML too, for the clipboard; styled by nothing but its elements. */
export function toHtml({ title, caveat, opening, points, notice, builtOn }: Export): string {
  const items = points.map((point) => formatPoint(point))
  const parts = [
    title === null ? '' : `<h1>${escapeMarks(title)}</h1>`,
    caveat === null ? '' : `<p>${escapeMarks(caveat)}</p>`,
    opening === null ? '' : `<p>${escapeMarks(opening)}</p>`,
    title === null ? items.join('') : `<ol>${items.map((item) => `<li>${item}</li>`).join('')}</ol>`,
    notice === null
      ? ''
      : `<p><small>${escapeMarks(notice)} From Adduce as built on ${formatDay(builtOn)}.</small></p>`,
  ]
  return `<div lang="en">${parts.join('')}</div>`
}

function formatPoint({ request, records }: ExportPoint): string {
  const [shown] = records
  const leadIn = shown.leadIn === null ? '' : `<p><i>${escapeMarks(shown.leadIn)}</i></p>`
  const citations = records.map(({ reference, citation, link }) => {
    const name = link === null ? escapeMarks(reference) : `<a href="${escapeMarks(link)}">${escapeMarks(reference)}</a>`
    return `<li>${name}: ${escapeMarks(citation)}</li>`
  })
  return `<p><b>${escapeMarks(request)}</b></p><blockquote>${leadIn}<p>“${escapeMarks(joinQuotes(shown))}”</p></blockquote><ul>${citations.join('')}</ul>`
}

const escapeMarks = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
