import type { Services } from '../foundation/index.ts'
import { makeFirstSetupLink } from './make-setup-link.ts'
import { realTime } from './real-time.ts'

/**
 * The line for whoever starts the site, or null when nobody needs it: there is an administrator, or a link given out before can
 * still be used. The link stands in this line and nowhere else; the database has only its hash.
 */
export async function setupLinkAtStart(services: Pick<Services, 'write' | 'baseUrl' | 'messages'>): Promise<string | null> {
  const link = await makeFirstSetupLink(services.write, { baseUrl: services.baseUrl, now: realTime() })
  return link === null ? null : services.messages.in('en')('accounts.atStart', { link })
}
