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
    /** Whether the thematic index of 2024 prints the locator beside the item, or the section's offset alone gives it. */
    basis: z.enum(['index', 'offset']),
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

/** The areas of the consolidated recommendations of 2015, as its headings print them. */
export const areaSchema = z.enum([
  'prevention and awareness-raising',
  'protection of victims of trafficking in persons',
  'prosecution of offenders',
  'partnerships, coordination of efforts and cooperation, including international cooperation',
])

/** Another document that prints the same item. */
export const printingSchema = z
  .object({
    symbol: z.string(),
    /** Locator in that document: "40 (h)". */
    paragraph: z.string().min(1),
    area: areaSchema.nullable(),
    /** The heading it stands under there. */
    heading: z.string(),
    /** Its text there where the words differ from the compendium's; null where they are the same. */
    wording: z.string().nullable(),
    source: z.object({ file: z.string(), lines: z.tuple([z.number().int(), z.number().int()]) }).strict(),
    /** Ids of the errata applied to that document's text. */
    errata: z.array(z.string()),
  })
  .strict()

/**
 * The verb by which an item asks. "notes" stands for all that ask nothing (welcomes, recalls, reaffirms …), "decides"
 * binds the body itself, "may" includes "might", "could" and "may wish to".
 */
export const strengthSchema = z.enum([
  'shall', 'urges', 'requests', 'calls upon', 'should', 'recommends', 'invites', 'encourages', 'should consider', 'may',
  'decides', 'notes',
]) // biome-ignore format: one list

/** Who is asked to act. "Organizations" are those outside the United Nations; "unodc" may act as the Secretariat. */
export const addresseeSchema = z.enum([
  'states', 'conference', 'working-group', 'secretariat', 'unodc', 'un-entities', 'organizations', 'private-sector',
  'civil-society',
]) // biome-ignore format: one list

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
    /** Names of the topics that refer to the item or to one of its lead-ins, in the order of the thematic index. */
    topics: z.array(z.string()),
    /** Areas of 2015 the item was sorted into; one at most, as it happens. */
    areas: z.array(areaSchema),
    printings: z.array(printingSchema),
    /** Null where nothing is asked: preambular paragraphs and lead-ins without a verb. */
    strength: strengthSchema.nullable(),
    addressees: z.array(addresseeSchema),
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

/** A passage that is background, never a recommendation. */
export const passageSchema = z
  .object({
    /** `C:2017.9`: year of the document, then its paragraph. */
    id: z.string().regex(/^C:\d{4}\.[a-z0-9-]+$/),
    kind: z.literal('context'),
    document: z.object({ title: z.string(), symbol: z.string().nullable(), year: z.number().int() }).strict(),
    /** Section and subsection, as printed. */
    headings: z.array(z.string()),
    /** Paragraph number in the document; null where it numbers none. */
    paragraph: z.string().nullable(),
    text: z.string().min(1),
    footnotes: z.array(footnoteSchema),
    /** The list the paragraph opens. */
    points: z.array(
      z
        .object({
          /** "(a)", "1 (a)"; null for a dash. */
          marker: z.string().nullable(),
          /** Heading inside the list. */
          group: z.string().nullable(),
          text: z.string().min(1),
        })
        .strict(),
    ),
    source: z.object({ file: z.string(), lines: z.tuple([z.number().int(), z.number().int()]) }).strict(),
    /** Ids of the errata applied to the text. */
    errata: z.array(z.string()),
  })
  .strict()

const itemIdsSchema = z.array(z.string())

/** A row of a thematic index with its cells as printed, mark-up removed. */
export const topicRowSchema = z
  .object({
    index: z.enum(['2024', '2019']),
    lines: z.tuple([z.number().int(), z.number().int()]),
    references: z.string().min(1),
    symbols: z.string().min(1),
    instruments: z.string(),
    paragraphs: z.string(),
    recommendations: z.string(),
  })
  .strict()

export const topicSchema = z
  .object({
    name: z.string().min(1),
    /** The index the topic is taken from: 2019 for those lost with the missing page of 2024. */
    source: z.enum(['2024', '2019']),
    /** Item ids, ranges expanded, certain corrections applied. A lead-in stands for all its children. */
    refs: itemIdsSchema,
    /** References of 2019 that stand in for rows lost with the missing page of 2024; not among `refs`. */
    standIn: itemIdsSchema,
    /** Its name in 2019; null where it is not in that index, or in what is left of it. */
    name2019: z.string().nullable(),
    /**
     * What the index of 2019 allows to say: `full`; `partial`, it breaks off within the topic; `new`, it did not have
     * the topic; `unknown`, it breaks off before; `lost`, the page of 2024 is missing.
     */
    comparison: z.enum(['full', 'partial', 'new', 'unknown', 'lost']),
    /** Items without children, of the first eight meetings, that only 2024 covers; null where nothing can be said. */
    added: itemIdsSchema.nullable(),
    /** Those that only 2019 covers. */
    dropped: itemIdsSchema.nullable(),
    printed: z.array(topicRowSchema),
    /** Ids of the errata that concern its rows, in either index. */
    errata: z.array(z.string()),
    /** References kept as printed that are probably wrong, and the erratum that says why. */
    suspected: z.array(z.object({ ref: z.string(), erratum: z.string() }).strict()),
  })
  .strict()

export const erratumSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    source: z.string(),
    line: z.number().int().positive(),
    printed: z.string().min(1),
    /** What replaces the printed words; null where something is lost or misplaced and no words can be put right. */
    corrected: z.string().min(1).nullable(),
    reason: z.string().min(1),
    certainty: z.enum(['certain', 'near-certain', 'suspected']),
  })
  .strict()

/** A decision where an item's words and its expansions name different addressees. */
export const addresseeReviewSchema = z
  .object({
    id: z.string(),
    words: z.array(addresseeSchema),
    expansions: z.array(addresseeSchema),
    decision: z.array(addresseeSchema),
    reason: z.string().min(1),
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
export type Area = z.infer<typeof areaSchema>
export type Printing = z.infer<typeof printingSchema>
export type Strength = z.infer<typeof strengthSchema>
export type Addressee = z.infer<typeof addresseeSchema>
export type AddresseeReview = z.infer<typeof addresseeReviewSchema>
export type Item = z.infer<typeof itemSchema>
export type Section = z.infer<typeof sectionSchema>
export type Passage = z.infer<typeof passageSchema>
export type TopicRow = z.infer<typeof topicRowSchema>
export type Topic = z.infer<typeof topicSchema>
export type Erratum = z.infer<typeof erratumSchema>
export type Source = z.infer<typeof sourceSchema>
