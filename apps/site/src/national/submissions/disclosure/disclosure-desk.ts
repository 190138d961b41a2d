import type { ShownNumbers } from '@spotlight/statistics/disclosure'
import { ReadingThread, threadFile } from '../../../foundation/index.ts'
import type { RefusalReason } from '../submission-refusal.ts'
import type { tasks } from './disclosure-tasks.ts'

/** A usual submission takes a tenth of a second. Beyond this nobody would wait. */
const limitMs = 15_000
const limitMb = 256
/** So many may wait for the one thread: with them it has some seconds of work. */
const mostWaiting = 16

export type DisclosureAnswer =
  | { readonly outcome: 'looked'; readonly disclosed: readonly RefusalReason[] }
  /** It was not looked at: too many at once, or this one takes too long. */
  | { readonly outcome: 'busy' | 'too-slow' }

let thread: ReadingThread<typeof tasks> | undefined
let waiting = 0

/**
 * Works out in a thread beside the site what of a submission can be worked out, given all that the trust has sent before.
 *
 * @throws if the thread fails for a reason that is ours
 */
export async function lookForDisclosure(input: {
  readonly shown: ShownNumbers
  readonly earlier: readonly ShownNumbers[]
}): Promise<DisclosureAnswer> {
  if (waiting >= mostWaiting) return { outcome: 'busy' }
  thread ??= new ReadingThread<typeof tasks>(threadFile(import.meta.filename, './disclosure-tasks.ts'), { limitMs, limitMb })
  waiting += 1
  try {
    const ended = await thread.run('find-disclosed', { shown: numbersOf(input.shown), earlier: input.earlier.map(numbersOf) })
    if (ended.outcome === 'done') return { outcome: 'looked', disclosed: ended.result }
    if (ended.outcome === 'stopped') return { outcome: 'busy' }
    if (ended.outcome === 'failed') throw new Error('The disclosure check failed', { cause: ended.error })
    return { outcome: 'too-slow' }
  } finally {
    waiting -= 1
  }
}

/** Only what it needs goes to the thread. */
const numbersOf = ({ incidence, prevalence }: ShownNumbers): ShownNumbers => ({ incidence, prevalence })
