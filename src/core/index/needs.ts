import { z } from 'zod'
import type { Need } from '../corpus/authored.ts'

/** What somebody may want to find out, with the leaves that answer it. */
const needEntrySchema = z
  .object({
    need: z.string().min(1),
    /** Positions of the leaves that answer, with their grade: 3 answers it, 2 a substantial part, 1 related. */
    answers: z.array(z.tuple([z.number().int().nonnegative(), z.number().int().min(1).max(3)])),
  })
  .strict()

/** Information needs judged one by one over the whole corpus; search aids, never official text. */
export const needIndexSchema = z.array(needEntrySchema)
export type NeedIndex = z.infer<typeof needIndexSchema>

export function buildNeedIndex(needs: readonly Need[], leaves: readonly string[]): NeedIndex {
  const position = new Map(leaves.map((id, i) => [id, i]))
  return needs.map(({ need, relevant }) => ({
    need,
    answers: Object.entries(relevant).flatMap(([id, grade]): [number, number][] => {
      const i = position.get(id)
      return i === undefined ? [] : [[i, grade]]
    }),
  }))
}
