import { inTransaction, record } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import type { ReadAddress } from '../address/read-address.ts'
import { quietMinutes, subjectOfSupporter, supporterActor } from '../alerts/ask-for-alerts.ts'
import {
  confirmDays,
  dropConfirmLinks,
  hasMoveLinkSince,
  isExpired,
  linkByToken,
  makeLinks,
  noteUsed,
} from '../links/link-store.ts'
import { linkInMail, moveLink, privacyPath } from '../links.ts'
import { permissionsOf } from '../lists/permission-store.ts'
import { queueSupporterMails, senderName } from '../mail/queue-supporter-mails.ts'
import type { NetworkHouse } from '../network-house.ts'
import { holdSupporter, supporterByAddress, writeSupporter } from '../supporters/supporter-store.ts'
import { isClosed, liftByOptIn, suppress, suppressionsOf } from '../suppression/suppression-store.ts'
import { withSupporter } from './with-supporter.ts'

type New = Extract<ReadAddress, { ok: true }>

/** Sends a link to the address that is to replace the one we have. Whoever asked learns nothing about it. False: their link opens nothing. */
export const askToMove = (house: NetworkHouse, token: string, { address, typed }: New): Promise<boolean> =>
  withSupporter(house, token, async (tx, supporter, now) => {
    const { id: supporterId, locale } = supporter
    if (address === supporter.address || isClosed(await suppressionsOf(tx, addressKey(house, address)))) return
    const since = new Date(now.getTime() - quietMinutes * 60_000)
    if (await hasMoveLinkSince(tx, { supporterId, address, since })) return
    const [link = ''] = await makeLinks(tx, [{ kind: 'address', supporterId, address, typed }], now)
    const t = house.messages.in(locale)
    const mail = {
      supporterId,
      to: address,
      subject: t('join.mail.address.subject'),
      text: t('join.mail.address.text', {
        link: linkInMail(house.baseUrl, locale, moveLink(link)),
        days: confirmDays,
        sender: await senderName(tx, t('network.wording.unnamed')),
      }),
    }
    await queueSupporterMails(tx, house, [mail], { kind: 'address', now })
  })

export type MoveOutcome = 'moved' | 'taken' | 'dead'

/** The owner of the new address says yes. The old one is told, so that nobody takes anybody’s place unseen. Pressed twice it is harmless. */
export const moveByLink = (house: NetworkHouse, token: string): Promise<MoveOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const found = await linkByToken(tx, 'address', token)
    const supporter = found && (await holdSupporter(tx, found.supporterId))
    const link = supporter && (await linkByToken(tx, 'address', token))
    if (!supporter || !link?.newAddress) return 'dead'
    const { address, typed } = link.newAddress
    if (link.usedAt !== null) return supporter.address === address ? 'moved' : 'dead'
    if (isExpired(link, now)) return 'dead'
    const key = addressKey(house, address)
    if (isClosed(await suppressionsOf(tx, key))) return 'dead'
    if (await supporterByAddress(tx, address)) return 'taken'
    const { id: supporterId, locale } = supporter
    const subject = subjectOfSupporter(supporterId)
    await record(tx, { actor: supporterActor, at: now, deed: 'supporter.change', subject, after: { fields: ['address'] } })
    await noteUsed(tx, token, now)
    await writeSupporter(tx, supporterId, { address, address_typed: typed })
    // What they have left, they have left at the new address too: no list brings it back.
    for (const mark of await suppressionsOf(tx, addressKey(house, supporter.address))) {
      if (mark.reason === 'unsubscribed' && mark.purpose !== null) {
        await suppress(tx, key, { reason: 'unsubscribed', purpose: mark.purpose, now: mark.since })
      }
    }
    // Confirmed just now by its owner, for what they have.
    for (const { purpose } of await permissionsOf(tx, supporterId)) await liftByOptIn(tx, key, purpose)
    await dropConfirmLinks(tx, supporterId)
    const t = house.messages.in(locale)
    const mail = {
      supporterId,
      to: supporter.address,
      subject: t('join.mail.moved.subject'),
      text: t('join.mail.moved.text', {
        page: linkInMail(house.baseUrl, locale, privacyPath),
        sender: await senderName(tx, t('network.wording.unnamed')),
      }),
    }
    await queueSupporterMails(tx, house, [mail], { kind: 'moved', now })
    return 'moved'
  })
