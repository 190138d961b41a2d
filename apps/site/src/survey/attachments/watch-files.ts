import { describeError, type Services, systemClock } from '../../foundation/index.ts'
import { readingFiles } from '../reading.ts'
import { AttachmentFolder } from './attachment-folder.ts'
import { checkWaitingFiles } from './check-waiting-files.ts'
import { forgetUnnamedFiles } from './forget-unnamed-files.ts'

const lookEveryMs = 5_000
const forgetEveryMs = 24 * 60 * 60_000

/**
 * Looks into what waits when the site starts, and again every few seconds: whoever files something need not say so. What failed for once
 * is tried again. Files that nothing speaks of are deleted at the start and once a day.
 */
export function watchFiles(
  services: Pick<Services, 'write' | 'clock' | 'log' | 'dataFolder'>,
  { everyMs = lookEveryMs }: { everyMs?: number } = {},
): { readonly stop: () => Promise<void> } {
  const { clock, log, dataFolder } = services
  let running: Promise<void> | null = null
  let isStopped = false
  const look = async () => {
    try {
      const checked = await checkWaitingFiles(services, () => isStopped)
      if (checked.looked > 0) log('files-checked', checked)
    } catch (error) {
      // The database may be away for a while: the files wait.
      log('files-not-checked', describeError(error))
    }
  }
  const tick = () => {
    if (running !== null || isStopped) return
    running = look().finally(() => {
      running = null
    })
  }
  new AttachmentFolder(dataFolder).forgetParts(clock()).catch(error => log('parts-not-forgotten', describeError(error)))
  const forget = async () => {
    try {
      const forgotten = await forgetUnnamedFiles(services, { realMs: systemClock().getTime(), isStopped: () => isStopped })
      if (forgotten > 0) log('unnamed-files-forgotten', { forgotten })
    } catch (error) {
      // They are tried again on another day.
      log('unnamed-files-not-forgotten', describeError(error))
    }
  }
  let forgetting = forget()
  tick()
  const timer = setInterval(tick, everyMs)
  const daily = setInterval(() => {
    forgetting = forgetting.then(forget)
  }, forgetEveryMs)
  timer.unref()
  daily.unref()
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      clearInterval(daily)
      await readingFiles.stop()
      await running
      await forgetting
    },
  }
}
