import { formatDay } from '../corpus/cite.ts'
import type { Export, ExportRecord } from './export.ts'

/** A key that every reference manager takes: "wg-I.12.h", "cop-V.PP.3". */
export const recordKey = ({ id, body }: ExportRecord): string =>
  `${body === 'Conference' ? 'cop' : 'wg'}-${id.slice(2)}`

/** What no field of a reference manager has a place for, in one line. */
export function noteOf({ reference, citation, leadIn }: ExportRecord, { notice, builtOn }: Export): string {
  return [
    `${reference} in the compendium of 2024.`,
    `${citation}.`,
    ...(leadIn === null ? [] : [`Under the words “${leadIn}”.`]),
    ...(notice === null ? [] : [notice]),
    `From Adduce as built on ${formatDay(builtOn)}.`,
  ].join(' ')
}
