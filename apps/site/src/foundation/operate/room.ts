import { migration0006 } from '../audit/migration-0006.ts'
import { migration0001 } from '../database/migration-0001.ts'
import type { Room } from '../http/room.ts'
import { migration0008a } from '../mail/migration-0008a.ts'
import { migration0025 } from '../mail/migration-0025.ts'

/** The ground as a room: its tables. Its commands need to know all rooms and are composed at the top. */
export const foundationRoom: Room = {
  name: 'foundation',
  migrations: [migration0001, migration0006, migration0008a, migration0025],
}
