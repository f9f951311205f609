import type { BriefEntry } from '../models/brief.ts'
import type { Page } from '../models/page.ts'

interface Props {
  page: Page
  entry: BriefEntry
  /** "I.11 (b)" */
  of: string
}

/** Puts a point into the brief, or takes it out. */
export function BriefButton({ page: { brief, announcement }, entry, of }: Props) {
  const isIn = brief.has(entry)
  return (
    <button
      type="button"
      class="command screen-only"
      onClick={() => {
        if (isIn) brief.remove(entry)
        else brief.add([entry])
        announcement.value = isIn ? `${of} removed from the brief.` : `${of} added to the brief.`
      }}
    >
      {isIn ? 'Remove from brief' : 'Add to brief'}
      <span class="visually-hidden">: {of}</span>
    </button>
  )
}
