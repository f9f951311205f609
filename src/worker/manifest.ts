import { type Asset, type Manifest, manifestSchema } from '../core/index/manifest.ts'
import { AdduceError } from '../core/protocol.ts'

/** @throws AdduceError that says what is wrong with it. */
export async function loadManifest(baseUrl: string): Promise<Manifest> {
  const response = await fetch(new URL('index/manifest.json', baseUrl)).catch((cause) => {
    throw new AdduceError('index-unusable', 'The search index could not be loaded: there is no connection.', { cause })
  })
  if (!response.ok)
    throw new AdduceError(
      'index-unusable',
      `The search index could not be loaded: the server answered ${response.status}.`,
    )
  const parsed = manifestSchema.safeParse(await response.json().catch(() => null))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AdduceError(
    'index-unusable',
    `The search index was made for another version of this page (${issue?.path.join('.') || 'manifest'}: ${issue?.message}).`,
  )
}

/** Bytes of all files of a role. */
export const sizeOf = ({ files }: Pick<Manifest, 'files'>, role: Asset['role']): number =>
  files.reduce((sum, file) => sum + (file.role === role ? file.sizeBytes : 0), 0)
