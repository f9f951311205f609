import { z } from 'zod'

/** Version of the files under index/; an app refuses any other. */
export const indexFormat = 3

export const modelSchema = z
  .object({
    name: z.string().min(1),
    dimension: z.number().int().positive(),
    dtype: z.enum(['fp32', 'fp16', 'q8']),
    pooling: z.enum(['mean', 'cls']),
    /** Put before a question, and before a text, as the model was trained to read them. */
    queryPrefix: z.string(),
    passagePrefix: z.string(),
    /** Of the ONNX file the vectors were made with. */
    sha256: z.string(),
  })
  .strict()

/** A text-generation model, installed beside the site by whoever builds it. */
export const textModelSchema = z
  .object({
    name: z.string().min(1),
    dtype: z.enum(['fp32', 'fp16', 'q8', 'q4']),
    /** Files the weights are cut into beside the ONNX file; 0 where they are all in it. */
    dataFiles: z.number().int().nonnegative(),
  })
  .strict()

export const assetSchema = z
  .object({
    role: z.enum([
      'corpus',
      'words',
      'officialWords',
      'passageWords',
      'vocabulary',
      'abbreviations',
      'relations',
      'questions',
      'needs',
      'quality',
      'vectors',
      'model',
      'runtime',
      'textModel',
    ]),
    /** Relative to the folder of the site. */
    path: z.string(),
    sizeBytes: z.number().int().positive(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .strict()

export const manifestSchema = z
  .object({
    format: z.literal(indexFormat, { error: `this app reads index format ${indexFormat} only` }),
    model: modelSchema,
    /** Null where none is installed. */
    textModel: textModelSchema.nullable(),
    items: z.number().int().positive(),
    leaves: z.number().int().positive(),
    /** Information needs, and rows of their matrix. */
    needs: z.number().int().nonnegative(),
    /** Rows of the matrix of background passages. */
    passages: z.number().int().nonnegative(),
    files: z.array(assetSchema).min(1),
  })
  .strict()
  .refine(({ model, files }) => files.some((f) => f.role === 'model' && f.sha256 === model.sha256), {
    path: ['model'],
    error: 'the vectors were made with another model than the one listed',
  })

export type Model = z.infer<typeof modelSchema>
export type TextModelFiles = z.infer<typeof textModelSchema>
export type Asset = z.infer<typeof assetSchema>
export type Manifest = z.infer<typeof manifestSchema>
