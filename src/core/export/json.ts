import { type Export, joinQuotes } from './export.ts'

/** Everything the export holds, point by point. */
export function toJson({ title, caveat, opening, points, notice, builtOn, exportedOn }: Export): string {
  const value = {
    title,
    caveat,
    opening,
    notice,
    builtOn,
    exportedOn,
    points: points.map(({ request, records }) => ({
      request,
      citations: records.map((record) => {
        const { text: _unquoted, ...quoted } = record
        return { ...quoted, quotation: joinQuotes(record) }
      }),
    })),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}
