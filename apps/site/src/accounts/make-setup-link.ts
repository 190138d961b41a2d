import { inTransaction, type WriteDb } from '../foundation/index.ts'
import { linkExpiry } from './link-rules.ts'
import { addLink, forgetOldLinks, hasUsableLink, revokeUnusedLinks, takeTurn } from './link-store.ts'
import { enterLink } from './links.ts'
import { countActiveAdmins } from './staff-store.ts'
import { newToken } from './token.ts'

type Making = { readonly baseUrl: string; readonly now: Date; readonly email?: string | null; readonly makeToken?: () => string }

/** What has ended is kept for a month, so that an old link can still be told apart from a wrong one. */
const keepMs = 30 * 24 * 60 * 60 * 1000

/** Gives out a new link that makes an administrator, and takes back every older one that was not used. Returns its address. */
export function makeSetupLink(db: WriteDb, making: Making): Promise<string> {
  return inTransaction(db, async tx => {
    await takeTurn(tx)
    return giveOut(tx, making)
  })
}

/** The same, unless there is an administrator or a link is still waiting to be used: then null. */
export function makeFirstSetupLink(db: WriteDb, making: Making): Promise<string | null> {
  return inTransaction(db, async tx => {
    await takeTurn(tx)
    if ((await countActiveAdmins(tx)) > 0 || (await hasUsableLink(tx, making.now))) return null
    return giveOut(tx, making)
  })
}

async function giveOut(tx: WriteDb, { baseUrl, now, email = null, makeToken = newToken }: Making): Promise<string> {
  const token = makeToken()
  const old = new Date(now.getTime() - keepMs)
  await forgetOldLinks(tx, old)
  await revokeUnusedLinks(tx, now)
  await addLink(tx, { token, email, now, expiresAt: linkExpiry(now) })
  return baseUrl + enterLink(token)
}
