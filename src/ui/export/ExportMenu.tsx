import { useSignal } from '@preact/signals'
import { useId, useRef } from 'preact/hooks'
import type { Page } from '../models/page.ts'
import { useConfirmation } from '../use-confirmation.ts'
import { copy } from './clipboard.ts'
import styles from './ExportMenu.module.css'
import { type CopyFormat, copyFormats, type FileFormatName, fileFormats } from './formats.ts'
import { itemUrl } from './item-url.ts'
import { saveFile } from './save-file.ts'
import type { ExportSource } from './write.ts'

interface Props {
  page: Page
  label: string
  /** What is cited, for those who hear the label alone: "I.11 (b)", "this answer". */
  of: string
  source: () => ExportSource
  /** Whether it can be saved as a file too. */
  saves?: boolean
}

/** A button that opens the ways to take something along. The writers are fetched while the reader chooses. */
export function ExportMenu({ page, label, of, source, saves = false }: Props) {
  const id = useId()
  const menuRef = useRef<HTMLDivElement>(null)
  const isOpen = useSignal(false)
  const done = useConfirmation()
  const linkTo = (item: string) => itemUrl(page.address, item)

  async function attempt(act: () => Promise<string>, otherwise: string) {
    menuRef.current?.hidePopover()
    // Emptied first, so that the same confirmation is said again.
    page.announcement.value = ''
    try {
      page.announcement.value = await act()
      done.show()
    } catch (error) {
      console.warn('export failed', error)
      page.announcement.value = otherwise
    }
  }

  const copyAs = (format: CopyFormat, name: string) =>
    attempt(async () => {
      const { writeCopy } = await loadWriters()
      await copy(writeCopy(format, source(), linkTo))
      return `${name} of ${of} copied.`
    }, 'The browser did not allow copying.')

  const saveAs = (format: FileFormatName, name: string) =>
    attempt(async () => {
      const { writeFile } = await loadWriters()
      const file = await writeFile(format, source(), linkTo)
      saveFile(file.name, file.contents)
      return `Saved ${of} as ${name}.`
    }, 'The file could not be made.')

  return (
    <span class={`screen-only ${styles.anchor}`}>
      <button
        type="button"
        class={`command ${styles.opener}`}
        popovertarget={id}
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
      >
        <span data-shown={!done.isShown.value}>
          {label}
          <span class="visually-hidden"> {of}</span>
        </span>
        <span data-shown={done.isShown.value} aria-hidden="true">
          Done
        </span>
      </button>
      <div
        ref={menuRef}
        id={id}
        popover="auto"
        role="menu"
        aria-label={`${label} ${of}`}
        class={styles.menu}
        onBeforeToggle={(event) => {
          if (event.newState !== 'open') return
          isOpen.value = true
          void loadWriters().catch(() => {})
        }}
        onToggle={(event) => {
          if (event.newState === 'open') entriesOf(event.currentTarget)[0]?.focus()
          // Not before: the browser gives the focus back only while it is still in the menu.
          else isOpen.value = false
        }}
        onKeyDown={moveFocus}
      >
        {isOpen.value && (
          <>
            <Group name="Copy" entries={copyFormats} choose={({ name, label }) => copyAs(name, label)} />
            {saves && <Group name="Save" entries={fileFormats} choose={({ name, label }) => saveAs(name, label)} />}
          </>
        )}
      </div>
    </span>
  )
}

interface GroupProps<T> {
  name: string
  entries: readonly T[]
  choose(entry: T): void
}

function Group<T extends { name: string; label: string; hint: string | null }>({
  name,
  entries,
  choose,
}: GroupProps<T>) {
  return (
    <fieldset>
      <legend class="label">{name}</legend>
      {entries.map((entry) => (
        <button key={entry.name} type="button" role="menuitem" tabIndex={-1} onClick={() => choose(entry)}>
          {entry.label}
          {entry.hint && <small> {entry.hint}</small>}
        </button>
      ))}
    </fieldset>
  )
}

const loadWriters = () => import('./write.ts')

const entriesOf = (menu: HTMLElement): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')]

/** As menus of the system do: arrows go round, Tab leaves. Escape is the browser's. */
function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const menu = event.currentTarget
  const entries = entriesOf(menu)
  const at = entries.findIndex((entry) => entry.matches(':focus'))
  const last = entries.length - 1
  const to = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key]
  if (event.key === 'Tab') menu.hidePopover()
  // Closing the menu is all that Escape does here.
  if (event.key === 'Escape') event.stopPropagation()
  if (to === undefined) return
  event.preventDefault()
  entries[to]?.focus()
}
