import type { Footnote } from '../../core/corpus/schema.ts'
import styles from './FootnoteList.module.css'

export function FootnoteList({ footnotes }: { footnotes: readonly Footnote[] }) {
  if (footnotes.length === 0) return null
  return (
    <ul class={styles.footnotes} aria-label="Footnotes">
      {footnotes.map(({ number, text }) => (
        <li key={number}>
          <sup>{number}</sup> {text}
        </li>
      ))}
    </ul>
  )
}
