import { documentAt, home, type Place } from '../models/address.ts'

/** A document read from its beginning, or from one of its paragraphs on, with nothing open beside it. */
export const documentPlace = (id: string): Place => ({ ...home, view: documentAt(id) })
