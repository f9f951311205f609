import type { Model } from './manifest.ts'

/** How a family of models wants its texts and reads its token vectors. */
export type Conventions = Pick<Model, 'pooling' | 'queryPrefix' | 'passagePrefix'>

const plain: Conventions = { pooling: 'mean', queryPrefix: '', passagePrefix: '' }

/**
 * Conventions by the name of the model's folder, as each model's card states them. A model that is not listed gets
 * mean pooling and no prefixes, or the pooling its own `1_Pooling/config.json` names.
 */
const families: readonly { name: RegExp; conventions: Conventions }[] = [
  { name: /^bge-.*-en/, conventions: { pooling: 'cls', queryPrefix: 'Represent this sentence for searching relevant passages: ', passagePrefix: '' } },
  { name: /^(multilingual-)?e5-/, conventions: { pooling: 'mean', queryPrefix: 'query: ', passagePrefix: 'passage: ' } },
] // biome-ignore format: a table

function conventionsOf(name: string): Conventions | null {
  return families.find((f) => f.name.test(name))?.conventions ?? null
}

/** Conventions of a model folder, given its name and its sentence-transformers pooling configuration where it has one. */
export function toConventions(name: string, poolingConfig: { pooling_mode_cls_token?: boolean } | null): Conventions {
  return conventionsOf(name) ?? { ...plain, pooling: poolingConfig?.pooling_mode_cls_token ? 'cls' : 'mean' }
}
