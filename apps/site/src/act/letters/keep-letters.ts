import { describeError, type Looking, lookEvery, type Services } from '../../foundation/index.ts'
import { forgetLetters } from './retention/forget-letters.ts'
import { tellWriters } from './tell-writer.ts'

const lookEveryMs = 5_000
const forgetEveryMs = 60 * 60_000

/**
 * Tells writers what became of their letters, and forgets what has had its time. Several processes may do it: each is told once. What failed is tried
 * again at the next look.
 */
export function keepLetters(services: Services, { everyMs = lookEveryMs }: { everyMs?: number } = {}): Looking {
  const { log, clock } = services
  let forgotAt: number | null = null
  const tell = async () => {
    const count = await tellWriters(services)
    if (count > 0) log('letters-told', { count })
  }
  const forget = async () => {
    const now = clock().getTime()
    if (forgotAt !== null && now - forgotAt < forgetEveryMs) return
    const count = await forgetLetters(services)
    forgotAt = now
    if (count > 0) log('letters-forgotten', { count })
  }
  return lookEvery(everyMs, async () => {
    await tell().catch((error: unknown) => log('letters-not-told', describeError(error)))
    await forget().catch((error: unknown) => log('letters-not-forgotten', describeError(error)))
  })
}
