import type { CitedItem } from '../../core/protocol.ts'
import styles from './Corrections.module.css'

/** What the source prints, what is shown instead, and why. */
export function Corrections({ corrections }: Pick<CitedItem, 'corrections'>) {
  return corrections.map(({ printed, corrected, reason }) => (
    <dl key={printed} class={styles.correction}>
      <dt>Printed</dt>
      <dd>{printed}</dd>
      <dt>Corrected</dt>
      <dd>{corrected}</dd>
      <dt>Reason</dt>
      <dd class={styles.reason}>{reason}</dd>
    </dl>
  ))
}
