import type { Quality } from '../../core/quality.ts'
import styles from './CostTables.module.css'

/** Milliseconds of a question and bytes of a visit. */
export function CostTables({ cost: { machine, times, files } }: { cost: Quality['cost'] }) {
  const sum = files.reduce((total, { brotliBytes }) => total + brotliBytes, 0)
  return (
    <>
      <p>
        Time for one question on the machine that measured ({machine}), outside a browser: half of the questions took
        less than the first figure, and one in twenty more than the second.
      </p>
      <table class={styles.cost}>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">half below</th>
            <th scope="col">1 in 20 above</th>
          </tr>
        </thead>
        <tbody>
          {times.map(({ name, medianMs, p95Ms }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{medianMs.toFixed(1)} ms</td>
              <td>{p95Ms.toFixed(1)} ms</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        A first visit loads {toMegabytes(sum)} besides the page itself, where the host compresses; later visits load
        nothing.
      </p>
      <table class={styles.cost}>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">compressed</th>
            <th scope="col">as it is</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ name, sizeBytes, brotliBytes }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{toMegabytes(brotliBytes)}</td>
              <td>{toMegabytes(sizeBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const toMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`
