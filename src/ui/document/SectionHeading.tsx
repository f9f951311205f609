import { formatDates } from '../../core/corpus/cite.ts'
import type { Section } from '../../core/corpus/schema.ts'
import { MarkedText } from '../MarkedText.tsx'
import { FootnoteList } from './FootnoteList.tsx'
import styles from './SectionHeading.module.css'

export function SectionHeading({ section }: { section: Section }) {
  const { body, name, dates, symbol, instrument, title, note, opening } = section
  return (
    <header class={styles.heading}>
      <p class="label">
        {body === 'Working Group' ? 'Working Group on Trafficking in Persons' : 'Conference of the Parties'}
      </p>
      <h3>
        {name}
        {instrument && `, ${instrument}`}
      </h3>
      {title && <p class={styles.title}>{title}</p>}
      <p class="label">
        {formatDates(dates)} · {symbol}
      </p>
      {opening && (
        <>
          <p class={styles.opening}>
            <MarkedText text={opening.text} marks={[]} footnotes={opening.footnotes} />
          </p>
          <FootnoteList footnotes={opening.footnotes} />
        </>
      )}
      {note && <p class={styles.opening}>{note}</p>}
    </header>
  )
}
