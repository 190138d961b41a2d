import type { Check, Finding, Services } from '../foundation/index.ts'
import { registerTables } from './described-tables.ts'
import { unitPostcodesName } from './postcodes-import/describe-postcodes.ts'

/** Trusts merge each April: a register that describes more than a year ago has missed some of it. */
const oldMonths = 15

/** How old what the register's tables describe is. */
export const registerCheck = {
  name: 'The register is not too old',
  run: async ({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<Finding[]> =>
    (await registerTables(db, clock()))
      .filter(table => table.ageMonths > oldMonths && table.name !== unitPostcodesName)
      .map(table => ({
        level: 'notice',
        what: `${table.title}: describes ${table.sourceDate}, ${table.ageMonths} months ago.`,
        next: 'See whether its source has a newer file: npm run spotlight -- import-register --from FOLDER',
      })),
} satisfies Check
