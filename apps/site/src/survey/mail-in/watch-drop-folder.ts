import { describeError, type Services, systemClock } from '../../foundation/index.ts'
import { takeInDropped } from './drop-folder.ts'
import { leastFreeBytes } from './mail-folder.ts'
import { mailRoom } from './mail-room.ts'
import { fileWhatWaits } from './receive-mail.ts'

const eachMs = 60_000

/**
 * Looks into the folder for dropped mail now and every minute, and files what could not be filed when it came. Nothing waits for it. When it
 * is stopped, the mail that is under way is filed, and the others are left for the next start.
 */
export function watchDropFolder(
  services: Services,
  /** This machine's time, whatever day a rehearsal plays. */
  realMs: () => number = () => systemClock().getTime(),
): { readonly stop: () => Promise<void> } {
  const room = mailRoom(services)
  const [english, welsh] = [services.messages.in('en'), services.messages.in('cy')]
  let isStopped = false
  let isUnderWay = false
  let underWay = Promise.resolve()
  const look = async () => {
    const now = realMs()
    await fileWhatWaits(room, now - eachMs)
    await takeInDropped(room, {
      realMs: now,
      sayFault: why => `${english(`mail-in.files.${why}`)}\n${welsh(`mail-in.files.${why}`)}`,
      mayGoOn: async () => !isStopped && (await room.folder.freeBytes()) >= leastFreeBytes,
    })
  }
  const lookUnlessBusy = () => {
    if (isUnderWay) return
    isUnderWay = true
    underWay = look()
      .catch((error: unknown) => services.log('mail-drop-failed', describeError(error)))
      .finally(() => {
        isUnderWay = false
      })
  }
  lookUnlessBusy()
  const timer = setInterval(lookUnlessBusy, eachMs).unref()
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await underWay
    },
  }
}
