import { type Clock, dayInUk } from '../clock.ts'
import type { PageCache } from './page-cache.ts'

const lookEveryMs = 15_000

/** Forgets all kept pages when a new day begins in the UK: which trusts are open, and how old a table is, depends on the day. */
export function forgetEachDay(cache: PageCache, clock: Clock): () => void {
  let day = dayInUk(clock())
  const timer = setInterval(() => {
    const today = dayInUk(clock())
    if (today === day) return
    day = today
    cache.clear()
  }, lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
