import type { Room } from '../foundation/index.ts'
import { migration0039 } from './measures/store/migration-0039.ts'

/** What the campaign set out to change, what has changed, and what that can and cannot show. */
export const impactRoom: Room = {
  name: 'impact',
  migrations: [migration0039],
  routes: () => {},
}
