import { foundationRoom, type Room } from './foundation/index.ts'
import { siteRoom } from './site/index.ts'

/** Every room of the house, lower ranks first. The site comes last: what no room answers, it does. */
export const rooms: readonly Room[] = [foundationRoom, siteRoom]
