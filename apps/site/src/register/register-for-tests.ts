import type { TestSeed } from '../../test/support/test-database.ts'
import { findRoot, foundationRoom } from '../foundation/index.ts'
import { registerMigrations } from './migrations.ts'
import { registerFiles, seedRegister } from './seed-register.ts'
import type { Trust, TrustCode } from './types.ts'

const root = findRoot(import.meta.dirname)

/** The tables of the register, with the log that its imports are entered in. */
export const registerMigrationsForTests = [...(foundationRoom.migrations ?? []), ...registerMigrations]

/** The committed register, for store tests. */
export const registerSeedForTests: TestSeed = {
  name: 'register',
  reads: registerFiles,
  run: async ({ db }) => void (await seedRegister(db, root, new Date('2026-11-23T09:00:00Z'))),
}

/** An invented trust for tests; what matters to a test is given. */
export const inventedTrustForTests = (code: `EX-${number}`, name: string, more: Partial<Trust> = {}): Trust => ({
  code: code as string as TrustCode, // Its form is that of an invented trust's code.
  name,
  nameCy: null,
  nation: 'england',
  kind: 'acute',
  regionCode: 'EX',
  regionName: 'Example region',
  icbCode: null,
  icbName: null,
  address: null,
  postcode: null,
  lat: 53.8,
  lon: -1.5,
  locationBasis: 'invented',
  openedOn: null,
  closedOn: null,
  foiEmail: null,
  foiMissing: null,
  aliases: [],
  isInvented: true,
  survey: { decision: 'surveyed', reason: 'Invented for a test.', decidedOn: '2026-01-01' },
  ...more,
})
