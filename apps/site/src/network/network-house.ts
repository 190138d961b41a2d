import type { Services } from '../foundation/index.ts'

/** What the verbs of this room need of the site. */
export type NetworkHouse = Pick<
  Services,
  'write' | 'clock' | 'messages' | 'baseUrl' | 'smtpUrl' | 'mailDomain' | 'mailFrom' | 'secret' | 'campaign'
>
