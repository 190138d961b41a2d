import type { Room } from '../foundation/index.ts'

/** What hospitals have counted and sent, and the picture of the country that follows from it. */
export const nationalRoom: Room = {
  name: 'national',
  migrations: [],
  routes: () => {},
}
