import type { MeasureServices } from './automatic/ground.ts'
import { inBoth } from './automatic/ground.ts'
import { type GovernmentPromise, type PromiseState, readPromise } from './definitions.ts'
import type { Words } from './measure-value.ts'
import { allEntries } from './store/measure-store.ts'

/** How the promise of the National Cancer Plan stands: said by whom, when, and where it can be read. */
export type PromiseNow = {
  readonly promise: GovernmentPromise
  readonly state: PromiseState
  /** As `FigureDate`. */
  readonly on: string
  readonly source: { readonly name: Words; readonly url: string | null }
  readonly note: Words | null
  /** Null: nobody here has entered anything; it is what there was to read when the site was made. */
  readonly enteredAt: Date | null
}

/** The newest that staff have entered and not withdrawn; before that, what there was to read. */
export async function promiseNow({ db, root, messages }: Pick<MeasureServices, 'db' | 'root' | 'messages'>): Promise<PromiseNow> {
  const promise = readPromise(root)
  const entered = (await allEntries(db)).filter(({ measure, kind }) => measure === promise.key && kind !== 'withdrawn').at(-1)
  if (!entered || entered.state === null) {
    const { state, on, source } = promise.asRead
    return {
      promise,
      state,
      on,
      source: { name: { en: source.en, cy: source.cy }, url: source.url },
      note: null,
      enteredAt: null,
    }
  }
  const { state, date, source, url, note, at } = entered
  const name = url === '' ? inBoth(messages, t => t('impact.sources.kept', { source })) : { en: source, cy: source }
  return {
    promise,
    state,
    on: date,
    source: { name, url: url === '' ? null : url },
    note: note.en === '' ? null : { en: note.en, cy: note.cy === '' ? note.en : note.cy },
    enteredAt: at,
  }
}
