import { formatDates } from '../../core/corpus/cite.ts'
import type { Section } from '../../core/corpus/schema.ts'
import { MarkedText } from '../MarkedText.tsx'
import { FootnoteList } from './FootnoteList.tsx'
import styles from './SectionHeading.module.css'

interface Props {
  section: Section
  /** Heads the page, or a part of it. */
  as?: 'h2' | 'h3'
}

export function SectionHeading({ section, as: Heading = 'h3' }: Props) {
  const { body, name, dates, symbol, instrument, title, note, opening } = section
  return (
    <header class={styles.heading}>
      <p class="label">
        {body === 'Working Group' ? 'Working Group on Trafficking in Persons' : 'Conference of the Parties'}
      </p>
      <Heading tabIndex={-1}>
        {name}
        {instrument && `, ${instrument}`}
      </Heading>
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
