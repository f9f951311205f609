import styles from './Footer.module.css'
import { home } from './models/address.ts'
import type { Page } from './models/page.ts'
import { PlaceLink } from './PlaceLink.tsx'

export function Footer({ page: { address, engine } }: { page: Page }) {
  const { index } = engine.value
  return (
    <footer class={styles.footer}>
      <p>
        An independent project. It quotes United Nations texts and is not endorsed by the United Nations. Nothing you
        type leaves this browser.
      </p>
      <p class="screen-only">
        <PlaceLink address={address} to={{ ...home, view: { kind: 'quality' } }}>
          How good is it?
        </PlaceLink>
      </p>
      <details>
        <summary>About</summary>
        <h2>Privacy</h2>
        <p>
          The texts, the index and the search model are loaded once and run in this browser. Questions are sent nowhere.
          They are kept in the address of this page, and so in your browser’s history, and in a list on this device,
          which “History” shows, deletes and switches off. What you put into the brief is kept on this device too.
        </p>
        <h2>How it works</h2>
        <p>
          {index ? `${index.items} paragraphs are searched` : 'The paragraphs are searched'} twice: by words, and by
          meaning with a small model ({index?.model ?? 'loading'}). The answer is cut from the paragraphs found; a
          clause that does not stand word for word in its source is withheld. To reach everyday words, the search also
          uses aids written with a language model. They are searched; only questions to go on with are shown. Where this
          browser or this site has a model that writes, “Rewrite as prose” runs it on this device, when you ask for it.
        </p>
        <h2>Limits</h2>
        <p>
          It holds the 2024 compendium of recommendations of the Working Group on Trafficking in Persons and the
          resolutions and decisions of the Conference of the Parties, 2004 to 2023. It gives no legal advice. What it
          does not find may still exist: cite from the official documents, to which every citation leads.
        </p>
      </details>
      <p class="printed-only">{location.href}</p>
    </footer>
  )
}
