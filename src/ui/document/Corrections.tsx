import type { Erratum } from '../../core/corpus/schema.ts'
import type { CitedItem } from '../../core/protocol.ts'
import { showCells, trimReason } from '../marked-text.ts'
import styles from './Corrections.module.css'

/** What the source prints, what is shown instead, and why. */
export function Corrections({ corrections }: Pick<CitedItem, 'corrections'>) {
  return corrections.map((erratum) => (
    <dl key={erratum.id} class={styles.correction}>
      <Row label="Printed" words={erratum.printed} />
      <Row label="Corrected" words={erratum.corrected ?? 'Nothing can be put in its place.'} />
      <Reason erratum={erratum} />
    </dl>
  ))
}

/** What looks like a misprint but stays as it is, since nothing proves it. */
export function Doubts({ doubts }: Pick<CitedItem, 'doubts'>) {
  return doubts.map((erratum) => (
    <dl key={erratum.id} class={styles.correction}>
      <Row label="Odd as printed, left as it is" words={erratum.printed} />
      {erratum.corrected !== null && <Row label="Perhaps meant" words={erratum.corrected} />}
      <Reason erratum={erratum} />
    </dl>
  ))
}

function Row({ label, words }: { label: string; words: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{showCells(words)}</dd>
    </>
  )
}

function Reason({ erratum: { reason } }: { erratum: Erratum }) {
  return (
    <>
      <dt>Reason</dt>
      <dd class={styles.reason}>{trimReason(reason)}</dd>
    </>
  )
}
