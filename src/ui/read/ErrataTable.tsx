import type { Erratum } from '../../core/corpus/schema.ts'
import { showCells, trimReason } from '../marked-text.ts'
import styles from './ErrataTable.module.css'

/** Errata of one document, in the order of its lines. */
export function ErrataTable({ title, errata }: { title: string; errata: readonly Erratum[] }) {
  if (errata.length === 0) return null
  const inOrder = [...errata].sort((a, b) => a.line - b.line)
  return (
    <table class={styles.errata}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Printed</th>
          <th scope="col">Corrected</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map(({ id, line, printed, corrected, reason, certainty }) => (
          <tr key={id} id={id}>
            <td>{line}</td>
            <td class={styles.words} data-label="Printed">
              {showCells(printed)}
            </td>
            <td class={styles.words} data-label="Corrected">
              {corrected === null ? <em>nothing can be put in its place</em> : showCells(corrected)}
            </td>
            <td>
              <strong>{certaintyLabels[certainty]}.</strong> {trimReason(reason)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const certaintyLabels: Record<Erratum['certainty'], string> = {
  certain: 'Certain',
  'near-certain': 'Nearly certain',
  suspected: 'Suspected, left as printed',
}
