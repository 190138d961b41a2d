import type { Services } from '../foundation/index.ts'
import { makeFirstSetupLink } from './make-setup-link.ts'

/**
 * The line for whoever starts the site, or null when nobody needs it: somebody is signed in, or a link given out before can still be
 * used. The link stands in this line and nowhere else; the database has only its hash.
 */
export async function setupLinkAtStart(
  services: Pick<Services, 'write' | 'baseUrl' | 'clock' | 'messages'>,
): Promise<string | null> {
  const link = await makeFirstSetupLink(services.write, { baseUrl: services.baseUrl, now: services.clock() })
  return link === null ? null : services.messages.in('en')('accounts.atStart', { link })
}
