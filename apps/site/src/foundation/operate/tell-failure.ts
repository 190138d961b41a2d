import type { Log } from '../log.ts'
import { exitCodes, isRefusal } from '../problems.ts'
import { describeError } from './describe-error.ts'
import { asDiskFull } from './disk-full.ts'

/** For what we did not foresee (sysexits(3), EX_SOFTWARE). */
const unexpectedExitCode = 70

/** The one place where an error becomes words on a terminal and an exit code. Never a stack, never an error's own message. */
export function tellFailure(error: unknown, say: (line: string) => void, log: Log): number {
  const refusal = isRefusal(error) ? error : asDiskFull(error, 'the data')
  if (refusal) {
    say(`${refusal.message}\n${refusal.next}`)
    return exitCodes[refusal.code]
  }
  log('failed', describeError(error))
  say('Something went wrong inside Spotlight, and it stopped. The line above says where: please report it with that line.')
  return unexpectedExitCode
}
