import type { Services } from '../../foundation/index.ts'

/** What of the services decides how a round would be published. */
export type PublishingHouse = Pick<Services, 'campaign' | 'root' | 'messages'>
