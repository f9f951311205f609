import { z } from 'zod'
import type { Relation } from '../corpus/authored.ts'

const neighbours = z.array(z.array(z.number().int().nonnegative()))

/** For each leaf, by position: leaves that say the same, and leaves that belong in the same answer. */
export const relationIndexSchema = z.object({ same: neighbours, close: neighbours }).strict()
export type RelationIndex = z.infer<typeof relationIndexSchema>

/** Relations as positions in `leaves`. "Same" holds both ways even where only one side was labelled. */
export function buildRelationIndex(relations: readonly Relation[], leaves: readonly string[]): RelationIndex {
  const position = new Map(leaves.map((id, i) => [id, i]))
  const byId = new Map(relations.map((r) => [r.id, r]))
  const toPositions = (ids: readonly string[]) => ids.flatMap((id) => position.get(id) ?? []).sort((a, b) => a - b)
  const sameAs = new Map(leaves.map((id) => [id, new Set(byId.get(id)?.same)]))
  for (const { id, same } of relations) for (const other of same) sameAs.get(other)?.add(id)
  return {
    same: leaves.map((id) => toPositions([...(sameAs.get(id) ?? [])])),
    close: leaves.map((id) => toPositions(byId.get(id)?.close ?? [])),
  }
}

/** Whether the first item says the same as the second; not for items that are not leaves. */
export function createIsSame(
  leaves: readonly string[],
  { same }: RelationIndex,
): (a: { id: string }, b: { id: string }) => boolean {
  const position = new Map(leaves.map((id, i) => [id, i]))
  return (a, b) => same[position.get(a.id) ?? -1]?.includes(position.get(b.id) ?? -1) ?? false
}
