import { formatPercent } from '../../core/format-figures.ts'
import type { RiskCoverage } from '../../core/quality.ts'
import styles from './RiskCoverageFigure.module.css'

/** The risk–coverage curve as a drawing, and its points as a table. */
export function RiskCoverageFigure({ curve }: { curve: RiskCoverage }) {
  const top = Math.ceil(10 * Math.max(curve.chance, ...curve.points.map(({ risk }) => risk))) / 10
  const toPoint = ({ coverage, risk }: { coverage: number; risk: number }) =>
    `${(100 * coverage).toFixed(2)},${(100 * (1 - risk / top)).toFixed(2)}`
  const answerable = 1 - curve.chance
  const ideal = curve.points.map(({ coverage }) => ({ coverage, risk: Math.max(0, 1 - answerable / coverage) }))
  return (
    <figure class={styles.figure}>
      <figcaption>
        If only the questions it is most sure of were answered, fewer answers would be wrong. From left to right, more
        questions are answered, the surest first; upwards, the share of them that should have been refused.
      </figcaption>
      <div class={styles.plot} aria-hidden="true">
        <span class={styles.top}>{`${100 * top} %`}</span>
        <span class={styles.bottom}>0 %</span>
        <div class={styles.area}>
          <svg viewBox="0 0 100 100" preserveAspectRatio="none">
            <title>Risk and coverage</title>
            <polyline class={styles.chance} points={`0,${100 * (1 - curve.chance / top)} 100,${100 * (1 - curve.chance / top)}`} />
            <polyline class={styles.ideal} points={['0,100', ...ideal.map(toPoint)].join(' ')} />
            <polyline class={styles.own} points={curve.points.map(toPoint).join(' ')} />
          </svg>
          <span
            class={styles.engine}
            style={{ '--x': curve.engine.coverage, '--y': curve.engine.risk / top }}
          />
        </div>
        <span class={styles.start}>no question answered</span>
        <span class={styles.end}>all answered</span>
      </div>
      <ul class={styles.key}>
        <li data-line="own">Adduce, sorted by its confidence</li>
        <li data-line="engine">
          where it stands: {formatPercent(curve.engine.coverage)} answered, {formatPercent(curve.engine.risk)} of them
          wrongly
        </li>
        <li data-line="chance">sorted by chance</li>
        <li data-line="ideal">sorted without a mistake</li>
      </ul>
      <p>
        The area under the line is {curve.area.toFixed(3)}; chance has {curve.chance.toFixed(3)}, and the best possible
        order {curve.ideal.toFixed(3)}.
      </p>
      <details>
        <summary>The points of the line</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">answered</th>
              <th scope="col">of them wrongly</th>
            </tr>
          </thead>
          <tbody>
            {curve.points.map(({ coverage, risk }) => (
              <tr key={coverage}>
                <td>{formatPercent(coverage)}</td>
                <td>{formatPercent(risk)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
} // biome-ignore format: long lines of a drawing
