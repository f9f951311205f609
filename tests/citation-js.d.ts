/** citation.js brings no types; this is what the tests use of it. */
declare module '@citation-js/core' {
  export const plugins: { input: { chain(text: string, options: { generateGraph: boolean }): unknown } }
}
