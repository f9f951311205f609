import { z } from 'zod'

/** One definition of every corpus record: the scripts write through it, the app reads through it. */

export const reportSchema = z
  .object({
    /** United Nations document symbol of the meeting or session report. */
    symbol: z.string().regex(/^CTOC\/COP\/(WG\.4\/)?\d{4}\/\d+$/),
    /** Locator inside that report, as it is cited: "13 (h)", "PP 3", "(b) (iv)". */
    paragraph: z.string().min(1),
    /** What the locator counts: report paragraphs, numbered recommendations, or paragraphs of the resolution or decision. */
    unit: z.enum(['paragraph', 'recommendation', 'instrument']),
  })
  .strict()

export const footnoteSchema = z
  .object({
    number: z.number().int().positive(),
    text: z.string().min(1),
    /** Offset into the text that calls it, in UTF-16 units. */
    at: z.number().int().nonnegative(),
  })
  .strict()

export const itemKindSchema = z.enum(['recommendation', 'operative', 'preambular', 'lead-in'])

const bodySchema = z.enum(['Working Group', 'Conference'])
const datesSchema = z.object({ start: z.iso.date(), end: z.iso.date() }).strict()

export const itemSchema = z
  .object({
    /** `A:I.12.h`, `B:V.PP.3`: part, then the reference the compendium's thematic index uses. */
    id: z.string().regex(/^[AB]:[IVX]+(\.[A-Za-z0-9]+)+$/),
    kind: itemKindSchema,
    part: z.enum(['A', 'B']),
    section: z.string(),
    /** Position among the items of its section, from 1. */
    ordinal: z.number().int().positive(),
    body: bodySchema,
    dates: datesSchema,
    instrument: z.string().nullable(),
    /** Locators below the section: ["12", "h"], ["PP", "3"]. */
    path: z.array(z.string()).min(1),
    text: z.string().min(1),
    /** The lead-ins of all ancestors, joined by a space. */
    leadIn: z.string().nullable(),
    parent: z.string().nullable(),
    children: z.array(z.string()),
    footnotes: z.array(footnoteSchema),
    report: reportSchema,
    source: z.object({ file: z.string(), lines: z.tuple([z.number().int(), z.number().int()]) }).strict(),
    /** Ids of the errata applied to the text. */
    errata: z.array(z.string()),
  })
  .strict()

export const sectionSchema = z
  .object({
    id: z.string().regex(/^[AB]:[IVX]+$/),
    part: z.enum(['A', 'B']),
    body: bodySchema,
    /** Number of the meeting (part A) or session (part B). */
    number: z.number().int().positive(),
    /** "First meeting", "Tenth session". */
    name: z.string(),
    dates: datesSchema,
    /** "decision 1/5", "resolution 10/3"; null in part A. */
    instrument: z.string().nullable(),
    title: z.string().nullable(),
    /** Words of the Conference that open a resolution or decision. */
    opening: z
      .object({ text: z.string(), footnotes: z.array(footnoteSchema) })
      .strict()
      .nullable(),
    /** What the compendium prints where a meeting has no items of its own. */
    note: z.string().nullable(),
    symbol: z.string(),
    source: z.object({ file: z.string(), lines: z.tuple([z.number().int(), z.number().int()]) }).strict(),
  })
  .strict()

export const erratumSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    source: z.string(),
    line: z.number().int().positive(),
    printed: z.string().min(1),
    corrected: z.string().min(1),
    reason: z.string().min(1),
    certainty: z.enum(['certain', 'near-certain', 'suspected']),
  })
  .strict()

export const sourceSchema = z
  .object({
    file: z.string(),
    title: z.string(),
    symbol: z.string().nullable(),
    year: z.number().int(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .strict()

export type Report = z.infer<typeof reportSchema>
export type Footnote = z.infer<typeof footnoteSchema>
export type ItemKind = z.infer<typeof itemKindSchema>
export type Item = z.infer<typeof itemSchema>
export type Section = z.infer<typeof sectionSchema>
export type Erratum = z.infer<typeof erratumSchema>
export type Source = z.infer<typeof sourceSchema>
