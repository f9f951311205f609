import type { Contents } from '../../core/protocol.ts'
import { nestItems } from '../document/nest-items.ts'
import { SectionHeading } from '../document/SectionHeading.tsx'
import type { Page } from '../models/page.ts'
import type { SectionReading } from '../models/reading.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import { documentPlace } from './document-place.ts'
import { NextDocuments } from './NextDocuments.tsx'
import { ReadItem } from './ReadItem.tsx'
import styles from './SectionView.module.css'
import { useParagraphInView } from './use-paragraph-in-view.ts'

interface Props {
  page: Page
  reading: SectionReading
  contents: Contents
}

/** A meeting or instrument from beginning to end, word for word as printed. */
export function SectionView({ page, reading: { section, items }, contents }: Props) {
  const elsewhere = /sect\. ([IVX]+)/.exec(section.note ?? '')?.[1]
  useParagraphInView(page)
  return (
    <article class={styles.document} aria-label={section.instrument ?? section.name}>
      <SectionHeading section={section} as="h2" />
      {elsewhere && (
        <p class={styles.elsewhere}>
          <PlaceLink address={page.address} to={documentPlace(`A:${elsewhere}`)}>
            Read them there
          </PlaceLink>
        </p>
      )}
      <ol>
        {nestItems(items).map((branch) => (
          <ReadItem key={branch.item.id} page={page} branch={branch} />
        ))}
      </ol>
      <NextDocuments page={page} id={section.id} contents={contents} />
    </article>
  )
}
