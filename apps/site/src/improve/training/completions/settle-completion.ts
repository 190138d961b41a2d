import { announce, record, type WriteDb } from '../../../foundation/index.ts'
import { queueWorkMail } from '../../professionals/work-mail.ts'
import type { Settling, WorkHouse } from '../../professionals/work-purpose.ts'
import { mineLink } from '../training-links.ts'
import type { Completion, CompletionEnding } from './completion.ts'
import { ended, holdCompletion, makeMineLink, sameCompletion, writeCompletion } from './completion-store.ts'
import { subjectOfCompletion } from './record-completion.ts'

const actor = { kind: 'system', name: 'training' } as const

/** What becomes of a completion when its owner has said yes, and when somebody here has decided about the address. */
export async function settleCompletion(tx: WriteDb, house: WorkHouse, settling: Settling): Promise<'done' | 'gone'> {
  const { ref, standing, professional, now } = settling
  const completion = await holdCompletion(tx, ref)
  if (!completion || completion.state === 'ended' || completion.professionalId === null) return 'gone'
  switch (standing) {
    case 'good':
      if (completion.state !== 'standing') return stand(tx, house, { completion, settling })
      // Asked for once more by its owner: they have lost the link.
      if (completion.linkAsked) await tell(tx, house, { key: 'again', completion, settling })
      return 'done'
    case 'review':
      if (completion.state === 'unconfirmed') {
        await record(tx, { actor, at: now, deed: 'training.hold', subject: subjectOfCompletion(completion.id) })
        await writeCompletion(tx, completion, { state: 'review' })
        await tell(tx, house, { key: 'review', completion: { ...completion, version: completion.version + 1 }, settling })
      }
      return 'done'
    case 'refused':
      await record(tx, { actor, at: now, deed: 'training.refuse', subject: subjectOfCompletion(completion.id) })
      await endBecause(tx, completion, 'address', now)
      await queueWorkMail(tx, house, { professional, key: 'training.mail.refused', now })
      return 'done'
  }
}

type Telling = { readonly completion: Completion; readonly settling: Settling }

async function stand(tx: WriteDb, house: WorkHouse, { completion, settling }: Telling): Promise<'done' | 'gone'> {
  const { now, professional } = settling
  // Recorded twice before the first mail was answered: the other one stands already, and one is enough.
  const same = await sameCompletion(tx, { ...completion, professionalId: professional.id })
  if (same !== null && same.id !== completion.id && same.state !== 'unconfirmed') {
    await record(tx, { actor, at: now, deed: 'training.forget', subject: subjectOfCompletion(completion.id) })
    await writeCompletion(tx, completion, ended('owner', now))
    return 'gone'
  }
  await record(tx, { actor, at: now, deed: 'training.confirm', subject: subjectOfCompletion(completion.id) })
  await writeCompletion(tx, completion, { state: 'standing', stood_at: completion.stoodAt ?? now })
  await tell(tx, house, { key: 'standing', completion: { ...completion, version: completion.version + 1 }, settling })
  await announce(tx, { name: 'training-changed' })
  return 'done'
}

async function tell(
  tx: WriteDb,
  house: WorkHouse,
  { key, completion, settling: { professional, now } }: Telling & { readonly key: 'standing' | 'review' | 'again' },
): Promise<void> {
  if (completion.linkAsked) await writeCompletion(tx, completion, { link_asked: false })
  const token = await makeMineLink(tx, completion.id, now)
  const { locale } = completion
  await queueWorkMail(tx, house, {
    professional: { ...professional, locale },
    key: `training.mail.${key}`,
    with: { training: titleIn(completion, locale) },
    link: mineLink(token),
    now,
  })
}

/** What the training was called when it was recorded, in a language; in English where it had no Welsh name. */
export const titleIn = ({ titleEn, titleCy }: Pick<Completion, 'titleEn' | 'titleCy'>, locale: 'en' | 'cy'): string =>
  locale === 'cy' && titleCy !== '' ? titleCy : titleEn

export const providerIn = (
  { providerEn, providerCy }: Pick<Completion, 'providerEn' | 'providerCy'>,
  locale: 'en' | 'cy',
): string => (locale === 'cy' && providerCy !== '' ? providerCy : providerEn)

/** Ends a completion that is held: whose it was is forgotten at once, and every process forgets the pages that counted it. */
export async function endBecause(tx: WriteDb, completion: Completion, because: CompletionEnding, now: Date): Promise<void> {
  await writeCompletion(tx, completion, ended(because, now))
  if (completion.state === 'standing') await announce(tx, { name: 'training-changed' })
}
