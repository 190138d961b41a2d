import type { LogFields } from '../log.ts'

/**
 * An error as it may stand in the log: its name, its code and the places in our files. Never its message: an error of the database, of
 * a parser or of a mail server quotes what somebody typed.
 */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error, code: null, at: null }
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line) && !/node:/.test(line))
  const places = frames.flatMap(line => /([^/\\(]+:\d+):\d+\)?$/.exec(line)?.[1] ?? []).slice(0, 4)
  return { error: error.name, code: 'code' in error ? String(error.code) : null, at: places.join(' < ') || null }
}
