import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Address } from './address.ts'
import type { AskState } from './ask.ts'
import { parseList } from './parse-list.ts'

/** A thread of questions as it is kept on the device. */
export interface KeptThread {
  /** Oldest first, at least one. */
  questions: readonly string[]
  /** When its last question was asked, ISO 8601. */
  at: string
}

export interface KeptThreads {
  /** Latest first. */
  threads: ReadonlySignal<readonly KeptThread[]>
  isOn: ReadonlySignal<boolean>
  /** Why nothing can be kept, in one plain sentence; null while all is well. */
  problem: ReadonlySignal<string | null>
  remove(thread: KeptThread): void
  removeAll(): void
  /** Switching off deletes what was kept. */
  switchOn(isOn: boolean): void
  /** Everything kept, as a JSON text. */
  toJson(): string
}

const threadsKey = 'adduce.threads'
const offKey = 'adduce.threads.off'
const mostThreads = 100

/**
 * The threads asked on this device, in its local storage and nowhere else.
 * @param openStorage throws where the browser blocks storage
 */
export function createKeptThreads(
  address: Address,
  state: ReadonlySignal<AskState>,
  openStorage: () => Storage,
  now: () => Date = () => new Date(),
): KeptThreads {
  const problem = signal<string | null>(null)
  const threads = signal<readonly KeptThread[]>([])
  const isOn = signal(true)

  /** Storage may be blocked, full or emptied at any time; the page works without it and says so. */
  function attempt(use: (storage: Storage) => void, otherwise: string): boolean {
    try {
      use(openStorage())
      problem.value = null
      return true
    } catch (error) {
      console.warn('storage:', error)
      problem.value = otherwise
      return false
    }
  }

  const read = () =>
    attempt((storage) => {
      isOn.value = storage.getItem(offKey) === null
      threads.value = isOn.value ? parseList(storage.getItem(threadsKey), isThread) : []
    }, 'This browser does not let the page keep anything, so earlier questions are not listed.')

  function write(next: readonly KeptThread[]): void {
    threads.value = next
    attempt(
      (storage) =>
        next.length > 0 ? storage.setItem(threadsKey, JSON.stringify(next)) : storage.removeItem(threadsKey),
      'This browser has no room to keep more, so the list will be lost when the page is closed.',
    )
  }

  read()
  effect(() => {
    if (state.value.status !== 'answered' || !isOn.peek()) return
    const { earlier, question } = address.asked.peek()
    // Another tab may have kept some meanwhile.
    if (!read()) return
    const questions = [...earlier, question]
    const others = threads.peek().filter((thread) => !isBeginning(thread.questions, questions))
    const longer = others.find((thread) => isBeginning(questions, thread.questions))
    if (longer) return
    write([{ questions, at: now().toISOString() }, ...others].slice(0, mostThreads))
  })

  return {
    threads: computed(() => threads.value),
    isOn,
    problem,
    remove(thread) {
      write(threads.peek().filter((other) => other !== thread))
    },
    removeAll: () => write([]),
    switchOn(next) {
      isOn.value = next
      if (!next) write([])
      attempt(
        (storage) => (next ? storage.removeItem(offKey) : storage.setItem(offKey, '1')),
        'This browser does not let the page remember this setting.',
      )
    },
    toJson: () => `${JSON.stringify(threads.peek(), null, 2)}\n`,
  }
}

const isBeginning = (questions: readonly string[], of: readonly string[]): boolean =>
  questions.length <= of.length && questions.every((question, i) => question === of[i])

function isThread(value: unknown): value is KeptThread {
  if (typeof value !== 'object' || value === null) return false
  const { questions, at } = value as Partial<Record<keyof KeptThread, unknown>>
  const isText = (text: unknown) => typeof text === 'string' && text !== ''
  return (
    Array.isArray(questions) && questions.length > 0 && questions.every(isText) && !Number.isNaN(Date.parse(String(at)))
  )
}
