import type { Room } from '../foundation/index.ts'
import { migration0037 } from './keys/migration-0037.ts'

/** What hospitals have counted and sent, and the picture of the country that follows from it. */
export const nationalRoom: Room = {
  name: 'national',
  migrations: [migration0037],
  routes: () => {},
}
