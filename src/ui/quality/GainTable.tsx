import type { Difference, Estimate } from '../../core/quality.ts'
import styles from './Chart.module.css'
import { labelPart } from './labels.ts'

/** What the score loses without each part, greatest loss first, on a scale that holds every interval. */
export function GainTable({ caption, parts }: { caption: string; parts: readonly Difference[] }) {
  const sorted = parts.toSorted((a, b) => b.overall.mean - a.overall.mean)
  const least = Math.min(0, ...parts.map(({ overall }) => overall.low))
  const most = Math.max(...parts.map(({ overall }) => overall.high))
  const scale = (value: number) => (value - least) / (most - least)
  const toRange = ({ mean, low, high }: Estimate) => ({
    '--zero': scale(0),
    '--mean': scale(mean),
    '--low': scale(low),
    '--high': scale(high),
  })
  return (
    <table class={styles.chart}>
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">without</th>
          <td />
          <th scope="col">loss</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ to, overall }) => (
          <tr key={to}>
            <th scope="row">{labelPart(to)}</th>
            <td class={styles.plot} aria-hidden="true">
              <span class={styles.track} style={toRange(overall)} data-open>
                <span class={styles.bar} />
                <span class={styles.interval} />
                <span class={styles.mark} style={{ '--at': scale(0) }} />
              </span>
            </td>
            <td>
              {format(overall.mean)} <span>{`${format(overall.low)} to ${format(overall.high)}`}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const format = (value: number): string => (value < 0 ? '−' : '') + Math.abs(value).toFixed(3)
