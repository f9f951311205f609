/** What is not as this page writes it, is left out: other versions and other pages write to the same storage. */
export function parseList<T>(json: string | null, isEntry: (value: unknown) => value is T): T[] {
  if (json === null) return []
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? value.filter(isEntry) : []
  } catch {
    return []
  }
}
