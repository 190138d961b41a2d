import type { Room } from '../foundation/index.ts'

/** What the campaign set out to change, what has changed, and what that can and cannot show. */
export const impactRoom: Room = {
  name: 'impact',
  migrations: [],
  routes: () => {},
}
