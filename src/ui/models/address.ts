import { type ReadonlySignal, signal } from '@preact/signals'

/** What the URL holds: the question and the item that is open beside it. */
export interface Place {
  question: string
  item: string | null
  /** Search for the words as they are typed, without correcting their spelling. */
  asTyped: boolean
}

export interface Address {
  place: ReadonlySignal<Place>
  /** Change part of the place and leave the present one behind in the history. */
  go(to: Partial<Place>): void
  /** Where a link to the place points to. */
  href(to: Partial<Place>): string
}

export function searchToPlace(search: string): Place {
  const params = new URLSearchParams(search)
  return { question: (params.get('q') ?? '').trim(), item: params.get('item') || null, asTyped: params.has('typed') }
}

export function placeToSearch({ question, item, asTyped }: Place): string {
  const parts: string[] = []
  if (question !== '') parts.push(`q=${encodeURIComponent(question).replaceAll('%20', '+')}`)
  if (asTyped) parts.push('typed=1')
  // A colon is legal in a query; left as it is, a cited link stays legible.
  if (item !== null) parts.push(`item=${encodeURIComponent(item).replaceAll('%3A', ':')}`)
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** The part of a window that holds the address. */
export interface Browser {
  location: Pick<Location, 'pathname' | 'search'>
  history: Pick<History, 'pushState'>
  addEventListener(type: 'popstate', listener: () => void): void
}

export function createAddress(browser: Browser): Address {
  const place = signal(searchToPlace(browser.location.search))
  const href = (to: Partial<Place>) => browser.location.pathname + placeToSearch({ ...place.value, ...to })

  browser.addEventListener('popstate', () => {
    place.value = searchToPlace(browser.location.search)
  })

  return {
    place,
    go(to) {
      const next = { ...place.value, ...to }
      if (placeToSearch(next) === placeToSearch(place.value)) return
      browser.history.pushState(null, '', href(to))
      place.value = next
    },
    href,
  }
}
