import type { Log } from '../log.ts'
import { exitCodes, isRefusal } from '../problems.ts'
import { describeError } from './describe-error.ts'

/** For what we did not foresee (sysexits(3), EX_SOFTWARE). */
const unexpectedExitCode = 70

/** The one place where an error becomes words on a terminal and an exit code. Never a stack, never an error's own message. */
export function tellFailure(error: unknown, say: (line: string) => void, log: Log): number {
  if (isRefusal(error)) {
    say(`${error.message}\n${error.next}`)
    return exitCodes[error.code]
  }
  log('failed', describeError(error))
  say('Something went wrong inside Spotlight, and it stopped. The line above says where: please report it with that line.')
  return unexpectedExitCode
}
