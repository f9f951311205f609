import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Address } from '../models/address.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './Examples.module.css'

const examples = [
  ['Shelter worker', 'Can a girl who was forced to steal be punished?'],
  ['Prosecutor', 'How can a case go ahead if the victim does not want to testify?'],
  ['Labour inspector', 'What should companies do about forced labour in their supply chains?'],
  ['Consular officer', 'How do we stop domestic workers being exploited in diplomatic households?'],
  ['Journalist', 'What have governments agreed about recruitment over the Internet?'],
  ['Delegate', 'para. 13 (h) of CTOC/COP/WG.4/2009/2'],
] as const

export function Examples({ address }: { address: Address }) {
  const ref = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const section = ref.current
    // The link that was followed goes away with the examples: its focus goes on to the answer.
    return () => {
      if (section?.contains(document.activeElement)) section.closest('main')?.focus({ preventScroll: true })
    }
  }, [])

  return (
    <section ref={ref} class={styles.examples} aria-labelledby="examples">
      <h2 id="examples">Questions people bring</h2>
      <ul>
        {examples.map(([who, question]) => (
          <li key={who}>
            <span class="label">{who}</span>
            <PlaceLink address={address} to={{ question }}>
              {question}
            </PlaceLink>
          </li>
        ))}
      </ul>
      <p>
        The answer is made of quotations. Each carries its citation, and each citation opens the paragraph in its place
        in the document.
      </p>
    </section>
  )
}
