/** Vectors of unit length as signed bytes, one scale a row: a quarter of the size, and cosines true to about 0.001. */
export interface QuantizedMatrix {
  readonly rows: number
  readonly dimension: number
  /** One scale a row: value = byte × scale. */
  readonly scales: Float32Array
  readonly bytes: Int8Array
}

export function quantize(vectors: readonly Float32Array[], dimension: number): QuantizedMatrix {
  const scales = new Float32Array(vectors.length)
  const bytes = new Int8Array(vectors.length * dimension)
  for (const [row, vector] of vectors.entries()) {
    if (vector.length !== dimension)
      throw new Error(`vector ${row} has ${vector.length} dimensions, expected ${dimension}`)
    let largest = 0
    for (const x of vector) largest = Math.max(largest, Math.abs(x))
    const scale = largest / 127 || 1
    scales[row] = scale
    for (let i = 0; i < dimension; i++) bytes[row * dimension + i] = Math.round((vector[i] ?? 0) / scale)
  }
  return { rows: vectors.length, dimension, scales, bytes }
}

/** The unit vector in the middle of unit vectors, each by its weight. */
export function meanDirection(vectors: readonly Float32Array[], weights: readonly number[] = []): Float32Array {
  if (vectors.length === 0) throw new Error('a mean direction needs at least one vector')
  const sum = new Float32Array(vectors[0]?.length ?? 0)
  for (const [n, vector] of vectors.entries()) {
    const weight = weights[n] ?? 1
    for (const [i, x] of vector.entries()) sum[i] = (sum[i] ?? 0) + weight * x
  }
  const length = Math.hypot(...sum) || 1
  return sum.map((x) => x / length)
}

/** Inner products of a query with every row; cosines when both sides have unit length. */
export function innerProducts({ rows, dimension, scales, bytes }: QuantizedMatrix, query: Float32Array): Float32Array {
  if (query.length !== dimension) throw new Error(`the query has ${query.length} dimensions, expected ${dimension}`)
  const products = new Float32Array(rows)
  for (let row = 0, at = 0; row < rows; row++) {
    let sum = 0
    for (let i = 0; i < dimension; i++, at++) sum += (bytes[at] as number) * (query[i] as number)
    products[row] = sum * (scales[row] as number)
  }
  return products
}

/** Row of the matrix as floats. */
export function rowVector({ dimension, scales, bytes }: QuantizedMatrix, row: number): Float32Array {
  const scale = scales[row] ?? 0
  return Float32Array.from(bytes.subarray(row * dimension, (row + 1) * dimension), (x) => x * scale)
}

/** Scales as little-endian float32, then the bytes row by row. */
export function encodeMatrix({ scales, bytes }: QuantizedMatrix): Uint8Array {
  const encoded = new Uint8Array(scales.byteLength + bytes.byteLength)
  encoded.set(new Uint8Array(scales.buffer, scales.byteOffset, scales.byteLength))
  encoded.set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), scales.byteLength)
  return encoded
}

/** @throws when the length is not that of a matrix of this shape. */
export function decodeMatrix(encoded: ArrayBuffer, rows: number, dimension: number): QuantizedMatrix {
  const expected = rows * 4 + rows * dimension
  if (encoded.byteLength !== expected)
    throw new Error(`${rows} vectors of ${dimension} dimensions take ${expected} bytes, got ${encoded.byteLength}`)
  return {
    rows,
    dimension,
    scales: new Float32Array(encoded, 0, rows),
    bytes: new Int8Array(encoded, rows * 4),
  }
}
