import { principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, localPath, newestBackup } from '../../../foundation/index.ts'
import type { Round } from '../../types.ts'
import { loadPlan, type SendingHouse, type SendPlan } from '../load-plan.ts'

export async function houseHere(c: Ctx): Promise<SendingHouse> {
  const { campaign, mailDomain, smtpUrl, dataFolder } = c.var.services
  const newest = await newestBackup(dataFolder)
  return { campaign, mailDomain, smtpUrl, lastBackupOn: typeof newest === 'string' ? null : dayInUk(newest.at) }
}

/** The round as it would be sent at this moment. */
export const planHere = (c: Ctx, round: Round): Promise<SendPlan> =>
  houseHere(c).then(house => loadPlan(c.var.db, round, house, c.var.services.clock()))

export const actingHere = (c: Ctx) => ({ actor: asActor(principalOf(c)), now: c.var.services.clock() })

/** The next page, which is asked for anew: to load it again sends nothing twice. */
export function leadTo(c: Ctx, link: string, said: Readonly<Record<string, string | number>> = {}): Response {
  const query = new URLSearchParams(
    Object.entries(said).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  const path = localPath(c.var.locale, link)
  return c.redirect(query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`, 303)
}

/** A small number in an address, said back in a notice; 0 where it is none. */
export const countHere = (c: Ctx, name: string): number => {
  const text = c.req.query(name) ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) : 0
}
