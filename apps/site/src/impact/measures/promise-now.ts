import type { FigureDate } from '../../foundation/index.ts'
import type { MeasureServices } from './automatic/ground.ts'
import { inBoth } from './automatic/ground.ts'
import { type GovernmentPromise, type PromiseState, readPromise } from './definitions.ts'
import type { Words } from './measure-value.ts'
import { allEntries, type MeasureEntry } from './store/measure-store.ts'

/** How a promise stood on a day: said by whom, and where it can be read. */
export type PromiseStand = {
  readonly state: PromiseState
  readonly on: FigureDate
  readonly source: { readonly name: Words; readonly url: string | null }
  readonly note: Words | null
  /** Null: nobody here has entered anything; it is what there was to read when the site was made. */
  readonly enteredAt: Date | null
}

/** How the promise of the National Cancer Plan stands. */
export type PromiseNow = PromiseStand & {
  readonly promise: GovernmentPromise
  /** How it stood before, the newest first. */
  readonly earlier: readonly PromiseStand[]
}

/** The newest that staff have entered and not withdrawn; before that, what there was to read. */
export async function promiseNow({ db, root, messages }: Pick<MeasureServices, 'db' | 'root' | 'messages'>): Promise<PromiseNow> {
  const promise = readPromise(root)
  const entered = (await allEntries(db))
    .filter(({ measure, kind }) => measure === promise.key && kind !== 'withdrawn')
    .flatMap(entry => standOf(messages, entry))
    .reverse()
  const [now, ...earlier] = [...entered, asRead(promise)]
  return { promise, ...(now ?? asRead(promise)), earlier }
}

const asRead = ({ asRead: { state, on, source } }: GovernmentPromise): PromiseStand => ({
  state,
  on,
  source: { name: { en: source.en, cy: source.cy }, url: source.url },
  note: null,
  enteredAt: null,
})

function standOf(
  messages: MeasureServices['messages'],
  { state, date, source, url, note, at }: MeasureEntry,
): readonly PromiseStand[] {
  if (state === null) return []
  const name = url === '' ? inBoth(messages, t => t('impact.sources.kept', { source })) : { en: source, cy: source }
  return [
    {
      state,
      on: date,
      source: { name, url: url === '' ? null : url },
      note: note.en === '' ? null : { en: note.en, cy: note.cy === '' ? note.en : note.cy },
      enteredAt: at,
    },
  ]
}
