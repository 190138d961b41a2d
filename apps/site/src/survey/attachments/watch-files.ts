import { describeError, type Services } from '../../foundation/index.ts'
import { readingFiles } from '../reading.ts'
import { AttachmentFolder } from './attachment-folder.ts'
import { checkWaitingFiles } from './check-waiting-files.ts'

const lookEveryMs = 5_000

/**
 * Looks into what waits when the site starts, and again every few seconds: whoever files something need not say so. What failed for once
 * is tried again.
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
  tick()
  const timer = setInterval(tick, everyMs)
  timer.unref()
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await readingFiles.stop()
      await running
    },
  }
}
