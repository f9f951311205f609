import type { ComponentChildren } from 'preact'
import type { Passage } from '../../core/corpus/schema.ts'
import { FootnoteList } from '../document/FootnoteList.tsx'
import styles from './PassageText.module.css'

interface Props {
  passage: Passage
  /** The text of the passage, marked where that is wanted. */
  children: ComponentChildren
}

/** A passage with its footnotes and the list it opens, whose points stand under their group headings. */
export function PassageText({ passage, children }: Props) {
  return (
    <div class={styles.text}>
      <p>{children}</p>
      <FootnoteList footnotes={passage.footnotes} />
      {groupPoints(passage.points).map(({ group, points }) => (
        <div key={group} class={styles.group}>
          {group && <p class={styles.heading}>{group}</p>}
          <ul>
            {points.map(({ marker, text }) => (
              <li key={text}>
                <span>{marker ?? '–'}</span>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function groupPoints(points: Passage['points']): { group: string | null; points: Passage['points'] }[] {
  const groups: { group: string | null; points: Passage['points'] }[] = []
  for (const point of points) {
    const last = groups.at(-1)
    if (last && last.group === point.group) last.points.push(point)
    else groups.push({ group: point.group, points: [point] })
  }
  return groups
}
