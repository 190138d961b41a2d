import { inTransaction } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { quietMinutes } from '../alerts/ask-for-alerts.ts'
import { makeLinks, preferencesDays } from '../links/link-store.ts'
import { linkInMail, preferencesLink } from '../links.ts'
import { queueSupporterMails, senderName } from '../mail/queue-supporter-mails.ts'
import { hasMailSince } from '../mail/supporter-mail-store.ts'
import type { NetworkHouse } from '../network-house.ts'
import { holdSupporter, supporterByAddress } from '../supporters/supporter-store.ts'
import { isClosed, suppressionsOf } from '../suppression/suppression-store.ts'

/**
 * Sends the link to what is kept about somebody, if anything is: to the address itself and to nobody else. Whoever asks learns the same
 * whatever the address is.
 */
export const sendPreferencesLink = (house: NetworkHouse, address: string): Promise<void> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const known = await supporterByAddress(tx, address)
    const supporter = known && (await holdSupporter(tx, known.id))
    if (!supporter || isClosed(await suppressionsOf(tx, addressKey(house, address)))) return
    const supporterId = supporter.id
    const since = new Date(now.getTime() - quietMinutes * 60_000)
    if (await hasMailSince(tx, { supporterId, kind: 'preferences', since })) return
    const [token = ''] = await makeLinks(tx, [{ kind: 'preferences', supporterId }], now)
    const { locale } = supporter
    const t = house.messages.in(locale)
    const mail = {
      supporterId,
      to: supporter.address,
      subject: t('network.mail.preferences.subject'),
      text: t('network.mail.preferences.text', {
        link: linkInMail(house.baseUrl, locale, preferencesLink(token)),
        days: preferencesDays,
        sender: await senderName(tx, t('network.wording.unnamed')),
      }),
    }
    await queueSupporterMails(tx, house, [mail], { kind: 'preferences', now })
  })
