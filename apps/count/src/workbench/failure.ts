/**
 * Why a command ends, as its exit code. A number keeps its meaning for ever: hospitals run this from scripts.
 *
 * - 0 done
 * - 1 a fault of ours
 * - 2 the command was typed wrongly
 * - 3 the input cannot be read, or nothing in it can be counted
 * - 4 refused: a rule does not allow it (a submission that would give somebody away, an answer that contradicts another)
 * - 5 `verify`: the submission is not what it says it is
 * - 6 nothing could be written: the disk is full, or the folder is closed to us
 * - 7 the memory that the database may use is not enough
 * - 130 stopped by Ctrl-C
 */
export const exitCodes = {
  done: 0,
  ourFault: 1,
  usage: 2,
  input: 3,
  refused: 4,
  notVerified: 5,
  cannotWrite: 6,
  tooLittleMemory: 7,
  stopped: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** An end that the user can do something about. The message says what happened and what to do next, and holds no patient's data. */
export class Failure extends Error {
  readonly exitCode: ExitCode

  constructor(kind: Exclude<keyof typeof exitCodes, 'done'>, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Failure'
    this.exitCode = exitCodes[kind]
  }
}

/** Ctrl-C: nothing half-written stays behind. */
export const stopped = (): Failure => new Failure('stopped', 'Stopped. Nothing was written and no input was changed.')

const full = new Set(['ENOSPC', 'EDQUOT'])
const closed = new Set(['EACCES', 'EPERM', 'EROFS'])

/** Turns an error of the system or of DuckDB into a Failure where the user can mend it; anything else comes back as it was. */
export function explain(error: unknown, folder: string): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (full.has(code) || /No space left on device|failed to offload|max_temp_directory_size/i.test(error.message)) {
    return new Failure(
      'cannotWrite',
      `The disk of ${folder} is full. Make room, or choose another folder with --out, and run the same command again. Nothing half-written was left.`,
      { cause: error },
    )
  }
  if (/^Out of Memory Error/i.test(error.message)) {
    return new Failure(
      'tooLittleMemory',
      'So many records need more memory than the database may use. Run “count” with --memory 1000 or more (in MB; 480 if left out), or with --threads 1. Nothing half-written was left.',
      { cause: error },
    )
  }
  if (closed.has(code) || /Permission denied|Read-only file system/i.test(error.message)) {
    return new Failure('cannotWrite', `This user may not write in ${folder}. Choose another folder with --out.`, { cause: error })
  }
  return error
}
