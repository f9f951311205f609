import type { Estimate } from '../../core/quality.ts'
import styles from './Chart.module.css'

interface Row {
  label: string
  /** Number of questions. */
  count?: number
  score: Estimate | undefined
  /** A second figure as it is printed. */
  other?: string | undefined
  /** Another score, marked on the bar. */
  mark?: number | undefined
}

interface Props {
  caption: string
  rows: readonly Row[]
  /** Head of the second figures, where there are any. */
  other?: string
}

/** Scores from 0 to 1 as bars with their 95 % intervals; the bars repeat what the figures beside them say. */
export function ScoreTable({ caption, rows, other }: Props) {
  return (
    <table class={styles.chart} data-figures={other === undefined ? 1 : 2}>
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">What</span>
          </th>
          <td />
          <th scope="col">score</th>
          {other !== undefined && <th scope="col">{other}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, count, score, other: second, mark }) => (
          <tr key={label}>
            <th scope="row">
              {label} {count !== undefined && <span title={`${count} questions`}>{count}</span>}
            </th>
            <td class={styles.plot} aria-hidden="true">
              {score && (
                <span class={styles.track} style={toRange(score)}>
                  <span class={styles.bar} />
                  <span class={styles.interval} />
                  {mark !== undefined && <span class={styles.mark} style={{ '--at': mark }} />}
                </span>
              )}
            </td>
            <td>{score && <Figure value={score} />}</td>
            {other !== undefined && <td class={styles.other}>{second}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Figure({ value: { mean, low, high } }: { value: Estimate }) {
  return (
    <>
      {mean.toFixed(2)} <span>{`${low.toFixed(2)}–${high.toFixed(2)}`}</span>
    </>
  )
}

const toRange = ({ mean, low, high }: Estimate) => ({ '--mean': mean, '--low': low, '--high': high })
