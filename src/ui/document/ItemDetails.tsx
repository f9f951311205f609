import { labelRequest } from '../../core/corpus/request-labels.ts'
import type { CitedItem } from '../../core/protocol.ts'
import { formatPlace } from '../item-format.ts'
import { areaLabels } from '../labels.ts'
import { home } from '../models/address.ts'
import type { Page } from '../models/page.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './ItemDetails.module.css'

/** What is known about the open item besides its words: who is asked, topics, area, and where else it is printed. */
export function ItemDetails({ page: { address }, item }: { page: Page; item: CitedItem }) {
  const { addressees, strength, topics, areas } = item
  // The report of 2017 is among the sources itself: what it prints is already the item's own reference.
  const elsewhere = item.printings.filter(({ symbol, wording }) => symbol !== item.report.symbol || wording !== null)
  return (
    <dl class={styles.details} aria-label={`About ${item.reference}`}>
      {(addressees.length > 0 || strength) && (
        <div>
          <dt>Asked</dt>
          <dd>{labelRequest(item)}</dd>
        </div>
      )}
      {topics.length > 0 && (
        <div>
          <dt>Topics</dt>
          <dd>
            <ul>
              {topics.map((name) => (
                <li key={name}>
                  <PlaceLink address={address} to={{ ...home, view: { kind: 'topic', name } }}>
                    {name}
                  </PlaceLink>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      {areas.length > 0 && (
        <div>
          <dt>Area, 2015</dt>
          <dd>
            {areas.map((area) => (
              <abbr key={area} title={area}>
                {areaLabels[area]}
              </abbr>
            ))}
          </dd>
        </div>
      )}
      <div>
        <dt>References</dt>
        <dd>
          <ul>
            <li>{item.reference} in the compendium of 2024</li>
            <li>{formatPlace(item)}</li>
            {elsewhere.map((printing) => (
              <li key={printing.symbol}>
                {printing.symbol}, para.{'\u00a0'}
                {printing.paragraph}
                {printing.wording !== null && (
                  <details>
                    <summary>
                      Its wording there<span class="visually-hidden">, {printing.symbol}</span>
                    </summary>
                    <blockquote>{printing.wording}</blockquote>
                  </details>
                )}
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  )
}
