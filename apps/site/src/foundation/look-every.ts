/** Something that goes on beside the site until it is stopped; `stop` waits for a look that is under way. */
export type Looking = { readonly stop: () => Promise<void> }

/** Looks at once, and then so often: never twice at a time, and never to keep the process alive. `look` tells its own errors. */
export function lookEvery(everyMs: number, look: () => Promise<void>): Looking {
  let running: Promise<void> = Promise.resolve()
  let isRunning = false
  let isStopped = false
  const tick = () => {
    if (isRunning || isStopped) return
    isRunning = true
    running = look().finally(() => {
      isRunning = false
    })
  }
  tick()
  const timer = setInterval(tick, everyMs)
  timer.unref()
  return {
    stop: () => {
      isStopped = true
      clearInterval(timer)
      return running
    },
  }
}

/** Begins something after so long, unless it is stopped before. The wait keeps no process alive. */
export function beginLater(afterMs: number, begin: () => Looking): Looking {
  let begun: Looking | undefined
  const timer = setTimeout(() => {
    begun = begin()
  }, afterMs)
  timer.unref()
  return {
    stop: async () => {
      clearTimeout(timer)
      await begun?.stop()
    },
  }
}
