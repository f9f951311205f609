import { type Address, home } from '../models/address.ts'

/** The address of an item on this page, without the reader's question. */
export const itemUrl = (address: Address, id: string): string =>
  new URL(address.href({ ...home, item: id }), location.href).href
