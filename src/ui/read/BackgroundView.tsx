import type { Passage } from '../../core/corpus/schema.ts'
import type { Contents, Reading } from '../../core/protocol.ts'
import { MarkedText } from '../MarkedText.tsx'
import type { Page } from '../models/page.ts'
import styles from './BackgroundView.module.css'
import { NextDocuments } from './NextDocuments.tsx'
import { PassageText } from './PassageText.tsx'
import { useParagraphInView } from './use-paragraph-in-view.ts'

interface Props {
  page: Page
  reading: Extract<Reading, { kind: 'background' }>
  contents: Contents
}

/** A document that recommends nothing, or what it holds besides its recommendations; it says so all the way down. */
export function BackgroundView({ page, reading: { id, document, passages }, contents }: Props) {
  const { view } = page.address.place.value
  const at = view.kind === 'document' ? view.at : null
  useParagraphInView(page)
  return (
    <article class={styles.document} aria-label={document.title}>
      <header>
        <h2 tabIndex={-1}>{document.title}</h2>
        <p class="label">
          {document.year}
          {document.symbol && ` · ${document.symbol}`}
        </p>
      </header>
      <p class={styles.kind}>Background, not a recommendation</p>
      {groupByHeadings(passages).map(({ headings, passages }) => (
        <section key={headings.join()}>
          {headings.map(({ level, text }) => (level === 0 ? <h3 key={text}>{text}</h3> : <h4 key={text}>{text}</h4>))}
          {passages.map((passage) => (
            <div key={passage.id} class={styles.passage} id={passage.id} data-open={passage.id === at}>
              <span class={styles.number}>{passage.paragraph && `${passage.paragraph}.`}</span>
              <PassageText passage={passage}>
                <MarkedText text={passage.text} marks={[]} footnotes={passage.footnotes} />
              </PassageText>
            </div>
          ))}
        </section>
      ))}
      <NextDocuments page={page} id={id} contents={contents} />
    </article>
  )
}

interface Group {
  /** Those that differ from the headings of the group before. */
  headings: { level: number; text: string }[]
  passages: Passage[]
}

function groupByHeadings(passages: readonly Passage[]): Group[] {
  const groups: Group[] = []
  let before: readonly string[] = []
  for (const passage of passages) {
    const changed = passage.headings.findIndex((text, i) => text !== before[i])
    if (groups.length === 0 || changed !== -1) {
      const headings = passage.headings.map((text, level) => ({ level, text })).slice(Math.max(changed, 0))
      groups.push({ headings, passages: [] })
    }
    groups.at(-1)?.passages.push(passage)
    before = passage.headings
  }
  return groups
}
