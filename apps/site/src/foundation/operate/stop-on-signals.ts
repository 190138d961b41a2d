/** Ctrl-C reaches us twice: from the terminal, and passed on by npm. That is one wish. */
const sameSignalMs = 1000

/**
 * Stops in order on SIGTERM and SIGINT: `stop` lets what is under way finish. A second signal ends the process at once. An exception
 * that nobody caught leaves the program in a state that nobody knows, so it stops too; a rejection alone fails one request and is
 * only told to `unexpected`.
 */
export function stopOnSignals(handlers: {
  readonly stopping: () => void
  readonly stop: () => Promise<void>
  readonly unexpected: (error: unknown) => void
}): void {
  let stoppingSince: number | null = null
  const stopWith = (exitCode: number) => {
    if (stoppingSince !== null) {
      if (performance.now() - stoppingSince < sameSignalMs) return
      process.exit(exitCode === 0 ? 130 : exitCode)
    }
    stoppingSince = performance.now()
    handlers.stopping()
    handlers.stop().then(
      () => process.exit(exitCode),
      error => {
        handlers.unexpected(error)
        process.exit(70)
      },
    )
  }
  process.on('SIGTERM', () => stopWith(0))
  process.on('SIGINT', () => stopWith(0))
  process.on('uncaughtException', error => {
    handlers.unexpected(error)
    stopWith(70)
  })
  process.on('unhandledRejection', error => handlers.unexpected(error))
}
