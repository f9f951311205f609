import type { ComponentChildren, JSX } from 'preact'
import type { Address, Place } from './models/address.ts'

interface Props extends Pick<JSX.IntrinsicElements['a'], 'class' | 'title' | 'aria-current' | 'aria-label' | 'rel'> {
  address: Address
  to: Partial<Place>
  children: ComponentChildren
}

/** A link to another place of the page: a plain click stays in it, and every other use of a link works too. */
export function PlaceLink({ address, to, children, ...attributes }: Props) {
  return (
    <a
      {...attributes}
      href={address.href(to)}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        address.go(to)
        if (to.view) scrollTo(0, 0)
      }}
    >
      {children}
    </a>
  )
}
