import type { Estimate } from './quality.ts'

/** Figures as docs/quality.md, the command line and the page print them. */

/** "0.868 (0.82–0.91)" */
export function formatEstimate({ mean, low, high }: Estimate): string {
  return `${mean.toFixed(3)} (${low.toFixed(2)}–${high.toFixed(2)})`
}

/** "+0.592 (+0.523 to +0.668)" */
export function formatDifference({ mean, low, high }: Estimate): string {
  const signed = (value: number) => (value < 0 ? '−' : '+') + Math.abs(value).toFixed(3)
  return `${signed(mean)} (${signed(low)} to ${signed(high)})`
}

/** "82.3 %", kept on one line. */
export const formatPercent = (share: number): string => `${(100 * share).toFixed(1)}\u00a0%`

/** "82.3 % (75–90)" */
export function formatShare({ mean, low, high }: Estimate): string {
  return `${formatPercent(mean)} (${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)})`
}
