import { describeEngine } from '../models/engine.ts'
import type { Page } from '../models/page.ts'
import { shownReading } from '../models/reading.ts'
import { QualityView } from '../quality/QualityView.tsx'
import { BackgroundView } from './BackgroundView.tsx'
import { BriefView } from './BriefView.tsx'
import { ContentsView } from './ContentsView.tsx'
import styles from './ReadingView.module.css'
import { SectionView } from './SectionView.tsx'
import { SourcesView } from './SourcesView.tsx'
import { ThreadsView } from './ThreadsView.tsx'
import { TopicView } from './TopicView.tsx'

/** Everything that is read rather than asked. */
export function ReadingView({ page }: { page: Page }) {
  const state = page.reading.value
  if (state.status === 'failed')
    return (
      <p role="alert" class={styles.problem}>
        {state.message}
      </p>
    )
  const shown = shownReading(state)
  if (!shown) return <p class={styles.loading}>{describeEngine(page.engine.value) && 'Loading the texts'}</p>
  if (shown.kind === 'contents') return <ContentsView page={page} contents={shown.contents} />
  if (shown.kind === 'sources') return <SourcesView page={page} report={shown.report} />
  if (shown.kind === 'quality') return <QualityView page={page} quality={shown.quality} />
  if (shown.kind === 'threads') return <ThreadsView page={page} />
  if (shown.kind === 'brief') return <BriefView page={page} />
  if (shown.kind === 'topic') return <TopicView key={shown.topic.name} page={page} shown={shown} />
  const { reading, contents } = shown
  return reading.kind === 'section' ? (
    <SectionView key={reading.section.id} page={page} reading={reading} contents={contents} />
  ) : (
    <BackgroundView key={reading.id} page={page} reading={reading} contents={contents} />
  )
}
