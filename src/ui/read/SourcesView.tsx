import type { SourcesReport } from '../../core/protocol.ts'
import { countOf } from '../item-format.ts'
import { home } from '../models/address.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import { ErrataTable } from './ErrataTable.tsx'
import styles from './SourcesView.module.css'

/** What each document gave, by the file it is kept as. */
const taken: Record<string, string> = {
  'compendium-2024.txt':
    'Every recommendation, resolution and decision, the report symbols and paragraphs beside them, the topics, and the introduction as background.',
  'consolidated-2015.txt':
    'The area of each recommendation of the first five meetings, its paragraph number there, and its wording where that differs; the introduction as background.',
  'index-2019.txt':
    'The topics as they were in 2019, to compare, and in place of the page that is missing from the index of 2024.',
  'report-2017.txt':
    'The paragraph numbers of the seventh meeting’s recommendations; deliberations, organization and attendance as background.',
  'background-2011.txt':
    'The summary of the first three meetings and the topics proposed for later work, as background.',
}

/** Where everything comes from, what was found wrong there, and what is missing. */
export function SourcesView({ page, report: { sources, errata, counts } }: { page: Page; report: SourcesReport }) {
  const { items, leaves, sections, passages, topics, topicReferences } = counts
  return (
    <div class={styles.sources}>
      <h2 tabIndex={-1}>Sources and corrections</h2>
      <p class={styles.lead}>
        Everything shown here comes from {countOf(sources.length, 'document')}. Their texts are kept as they are; where
        they are certainly misprinted, the text is corrected and the correction is listed.
      </p>
      <section aria-labelledby="documents">
        <h3 id="documents">Documents</h3>
        <ol>
          {sources.map(({ file, title, symbol, year, sha256 }) => (
            <li key={file}>
              <span class={styles.year}>{year}</span>
              <div>
                <p class={styles.title}>{title}</p>
                {symbol && <p class="label">{symbol}</p>}
                {taken[file] && <p>{taken[file]}</p>}
                <p class={styles.hash}>
                  <span>sha256</span> <code>{sha256}</code>
                </p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="counts">
        <h3 id="counts">What was read from them</h3>
        <dl class={styles.counts}>
          <Count label="documents in parts A and B" value={sections} />
          <Count label="paragraphs, lead-ins among them" value={items} />
          <Count label="paragraphs that can be cited as an answer" value={leaves} />
          <Count label="passages of background" value={passages} />
          <Count label="topics, those of the missing page included" value={topics} />
          <Count label="references from topics to paragraphs" value={topicReferences} />
        </dl>
      </section>
      <section aria-labelledby="missing">
        <h3 id="missing">What is missing, and why</h3>
        <div class={styles.prose}>
          <p>
            One printed page of the thematic index of 2024 is missing from the copy used here. Lost with it are the
            beginning of “Review, monitoring and evaluation of responses” and very probably three topics before it:
            “Responders, victim service providers”, “Responses, local or district” and “Responses, regional”. Their
            references in the index of 2019 stand in for them and are marked where they are shown.
          </p>
          <p>
            The copy of the index of 2019 breaks off within “Victims, protection and assistance”. The topics after it
            cannot be compared between the two indexes.
          </p>
          <p>
            To reach everyday words, the search also uses titles, questions and phrases written with a language model.
            They are searched and never shown; no answer quotes them.
          </p>
          <p>
            <PlaceLink address={page.address} to={{ ...home, view: { kind: 'quality' } }}>
              How good is it?
            </PlaceLink>{' '}
            says how well the texts are found, and which questions go wrong.
          </p>
        </div>
      </section>
      <section aria-labelledby="errata">
        <h3 id="errata">Corrections</h3>
        <div class={styles.prose}>
          <p>
            {countOf(errata.length, 'place')} where the documents contradict themselves, each other or their own
            grammar. What is certain or nearly certain is corrected; what is only suspected stays as printed.
          </p>
        </div>
        {sources.map(({ file, title, year }) => (
          <ErrataTable
            key={file}
            title={`${title} (${year})`}
            errata={errata.filter((erratum) => erratum.source === file)}
          />
        ))}
      </section>
    </div>
  )
}

function Count({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value.toLocaleString('en')}</dd>
    </div>
  )
}
