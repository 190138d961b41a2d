import type { Check, Finding, Services } from '../../foundation/index.ts'
import { dayInUk } from '../../foundation/index.ts'
import { monthsBetween } from '../described-tables.ts'
import { postcodeSets } from './postcode-set-store.ts'

/** ONS publishes in February, May, August and November. */
const oldMonths = 6

/** How old the unit postcodes are, and what an import that was cut off has left. */
export const postcodesCheck = {
  name: 'The unit postcodes are not too old',
  run: async ({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<Finding[]> => {
    const sets = await postcodeSets(db)
    const findings: Finding[] = []
    const current = sets.find(({ state }) => state === 'current')
    if (current) {
      const age = monthsBetween(current.describes, dayInUk(clock()))
      findings.push({
        level: 'notice',
        what: `Unit postcodes: they describe ${current.describes}, ${age} ${age === 1 ? 'month' : 'months'} ago.`,
        next:
          age > oldMonths
            ? 'ONS publishes a new directory each February, May, August and November: npm run spotlight -- import-postcodes FILE'
            : 'That is new enough.',
      })
    }
    if (sets.some(({ state }) => state === 'unfinished')) {
      findings.push({
        level: 'notice',
        what: 'An import of postcodes is under way, or was cut off.',
        next: 'If none is under way: the next import removes what it left.',
      })
    }
    return findings
  },
} satisfies Check
