/**
 * Spherical k-means (Dhillon & Modha 2001, "Concept decompositions for large sparse text data using clustering"): `count`
 * unit vectors that stand for a set of unit vectors. Starts from the first vector and then, each time, the one farthest
 * from all chosen, so that the outcome does not depend on chance. Fewer vectors than `count` are repeated.
 */
export function findPrototypes(vectors: readonly Float32Array[], count: number): Float32Array[] {
  const first = vectors[0]
  if (!first) throw new Error('prototypes need at least one vector')
  let prototypes = [first]
  while (prototypes.length < count) prototypes.push(farthest(vectors, prototypes))
  for (let pass = 0; pass < 10; pass++) {
    const members = prototypes.map((): Float32Array[] => [])
    for (const vector of vectors) members[closest(vector, prototypes)]?.push(vector)
    prototypes = prototypes.map((prototype, i) => meanDirection(members[i] ?? []) ?? prototype)
  }
  return prototypes
}

function farthest(vectors: readonly Float32Array[], chosen: readonly Float32Array[]): Float32Array {
  const nearness = vectors.map((vector) => Math.max(...chosen.map((c) => dot(c, vector))))
  return vectors[nearness.indexOf(Math.min(...nearness))] as Float32Array
}

function closest(vector: Float32Array, prototypes: readonly Float32Array[]): number {
  const cosines = prototypes.map((prototype) => dot(prototype, vector))
  return cosines.indexOf(Math.max(...cosines))
}

function meanDirection(vectors: readonly Float32Array[]): Float32Array | null {
  const sum = new Float32Array(vectors[0]?.length ?? 0)
  for (const vector of vectors) for (const [i, x] of vector.entries()) sum[i] = (sum[i] ?? 0) + x
  const length = Math.hypot(...sum)
  return length > 0 ? sum.map((x) => x / length) : null
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}
