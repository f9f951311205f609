import { expect, test } from 'vitest'
import { createEmbedder, defaultModelDir, readModel } from '../../scripts/embedder.ts'
import { cosine, readGoldenVectors } from '../fixtures/golden-vectors.ts'

test('Node gives the vectors of training', async () => {
  const embed = await createEmbedder(defaultModelDir, readModel(defaultModelDir))
  for (const { text, vector } of readGoldenVectors())
    expect(cosine(await embed(text), vector), text).toBeGreaterThanOrEqual(0.999)
})
