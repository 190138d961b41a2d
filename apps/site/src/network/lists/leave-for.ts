import { createHmac, timingSafeEqual } from 'node:crypto'
import { linkInMail, stopLink } from '../links.ts'
import type { NetworkHouse } from '../network-house.ts'
import { type ListPurpose, listPurposes } from '../network-words.ts'
import type { Supporter } from '../supporters/supporter-store.ts'

type House = Pick<NetworkHouse, 'secret'>
type Who = { readonly supporterId: number; readonly purpose: ListPurpose }

const signed = ({ secret }: House, { supporterId, purpose }: Who): string =>
  createHmac('sha256', secret).update(`stop:${supporterId}:${purpose}`).digest('base64url')

/**
 * What stands in the address by which somebody stops one kind of mail: their number, the kind, and a signature with the secret of the site. It is
 * the same in every mail and works as long as they are kept, so a mailing of 100,000 needs no row for each; it opens nothing else.
 */
export const stopToken = (house: House, who: Who): string => `${who.supporterId}-${who.purpose}-${signed(house, who)}`

/** Who is meant by a token of ours; null for any other. */
export function readStopToken(house: House, token: string): Who | null {
  const [, number = '', word = '', signature = ''] = /^([1-9][0-9]{0,14})-([a-z]+)-([\w-]{43})$/.exec(token) ?? []
  const purpose = listPurposes.find(each => each === word)
  if (!purpose) return null
  const who = { supporterId: Number(number), purpose }
  const [given, ours] = [Buffer.from(signature), Buffer.from(signed(house, who))]
  return given.length === ours.length && timingSafeEqual(given, ours) ? who : null
}

/** Makes the links of one kind of mailing: a page with a button, and what mail programs post to with one click (RFC 8058, `listHeaders`). */
export const leaveFor =
  (purpose: ListPurpose) =>
  (house: House & Pick<NetworkHouse, 'baseUrl'>, { id, locale }: Pick<Supporter, 'id' | 'locale'>): string =>
    linkInMail(house.baseUrl, locale, stopLink(stopToken(house, { supporterId: id, purpose })))
