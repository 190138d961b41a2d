import { type Locale, record } from '../../foundation/index.ts'
import { subjectOfSupporter, supporterActor } from '../alerts/ask-for-alerts.ts'
import { leave } from '../alerts/leave-alerts.ts'
import { preferencesFormPath } from '../links.ts'
import type { NetworkHouse } from '../network-house.ts'
import { eraseSupporter } from '../supporters/erase-supporter.ts'
import { writeSupporter } from '../supporters/supporter-store.ts'
import { withSupporter } from './with-supporter.ts'

/** Ends what they get about one trust, or about all (null). */
export const leaveByPreferences = (house: NetworkHouse, token: string, trustCode: string | null): Promise<boolean> =>
  withSupporter(house, token, async (tx, supporter, now) => {
    await leave(tx, house, { supporter, trustCode, way: 'link', page: preferencesFormPath, actor: supporterActor, now })
  })

/** In which language they are written to. */
export const changeLanguage = (house: NetworkHouse, token: string, locale: Locale): Promise<boolean> =>
  withSupporter(house, token, async (tx, supporter, now) => {
    if (supporter.locale === locale) return
    await record(tx, {
      actor: supporterActor,
      at: now,
      deed: 'supporter.change',
      subject: subjectOfSupporter(supporter.id),
      after: { fields: ['language'] },
    })
    await writeSupporter(tx, supporter.id, { locale })
  })

/** Erases all that is kept about them but the keyed hash of their address. */
export const eraseByPreferences = (house: NetworkHouse, token: string): Promise<boolean> =>
  withSupporter(house, token, async (tx, supporter, now) => {
    await eraseSupporter(tx, house, { supporter, actor: supporterActor, now })
  })
