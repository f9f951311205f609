import { claimsToAnswer, itemToClaim } from '../../core/answer/claims.ts'
import type { CitedItem } from '../../core/protocol.ts'
import { toEntry } from '../models/brief.ts'
import type { Page } from '../models/page.ts'
import { BriefButton } from './BriefButton.tsx'
import { ExportMenu } from './ExportMenu.tsx'

/** Ways to take a whole paragraph along. */
export function ItemExport({ page, item }: { page: Page; item: CitedItem }) {
  const claim = itemToClaim(item)
  return (
    <>
      <ExportMenu
        page={page}
        label="Cite"
        of={item.reference}
        source={() => ({ answer: claimsToAnswer([claim]), itemById: new Map([[item.id, item]]), heading: null })}
      />
      <BriefButton page={page} entry={toEntry(claim)} of={item.reference} />
    </>
  )
}
