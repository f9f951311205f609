import type { Evidence } from '../../core/rewrite/evidence.ts'
import { CitationChip } from '../CitationChip.tsx'
import type { Page } from '../models/page.ts'
import type { CheckedSentence } from '../models/rewriting.ts'
import styles from './Rewrite.module.css'

interface Props {
  page: Page
  sentence: CheckedSentence
  evidence: readonly Evidence[]
}

/** A sentence with what it cites; struck out, with the reason, where that does not bear it out. */
export function RewrittenSentence({ page, sentence: { text, citations, verdict }, evidence }: Props) {
  const cited = evidence.filter(({ number }) => citations.includes(number))
  const chips = cited.map(({ number, item }) => <CitationChip key={number} page={page} item={item} isQuoted={false} />)
  if (verdict.isSupported)
    return (
      <li>
        {text} <span class={styles.chips}>{chips}</span>
      </li>
    )
  return (
    <li data-struck>
      <span class="visually-hidden">Struck out: </span>
      <del>{text}</del> <span class={styles.chips}>{chips}</span>
      <p class={styles.reason}>Struck out. {verdict.reason}</p>
    </li>
  )
}
