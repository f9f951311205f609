import type { CitedItem } from '../../core/protocol.ts'

/** An item with the items printed under it. */
export interface Branch {
  item: CitedItem
  children: Branch[]
}

/** Turn items in document order, with their depths, into the nested lists they are printed as. */
export function nestItems(items: readonly CitedItem[]): Branch[] {
  const roots: Branch[] = []
  const path: Branch[] = []
  for (const item of items) {
    const branch = { item, children: [] }
    while (path.length > 0 && (path.at(-1)?.item.depth ?? 0) >= item.depth) path.pop()
    const siblings = path.at(-1)?.children ?? roots
    siblings.push(branch)
    path.push(branch)
  }
  return roots
}
