import { dayInUk } from '../../../src/foundation/index.ts'
import { listHolidays } from '../../../src/survey/holidays/holiday-store.ts'
import { fingerprintOf, planImport } from '../../../src/survey/holidays/plan-import.ts'
import { readHolidayFile } from '../../../src/survey/holidays/read-holiday-file.ts'
import type { Examples } from './example.ts'

const text = JSON.stringify({
  scotland: { division: 'scotland', events: [{ title: 'Good Friday', date: '2029-03-30', notes: '' }] },
})

/** A list of bank holidays, looked at and then imported. */
export const holidaysExamples: Examples = {
  forms: [
    {
      path: '/console/holidays/preview',
      prepare: () => ({ fields: { text, remove: 'nothing' } }),
      answers: 200,
      leaves: [],
      unlogged: 'It only looks.',
    },
    {
      path: '/console/holidays/import',
      prepare: async ({ services }) => {
        const read = readHolidayFile({ text, name: '', division: null })
        if (read.outcome === 'broken') throw new Error('The example is broken')
        const present = await listHolidays(services.db)
        const today = dayInUk(services.clock())
        const plan = planImport({ present, incoming: read.holidays, remove: 'nothing', today })
        return { fields: { text, remove: 'nothing', agreed: fingerprintOf(plan) } }
      },
      // The two requests that are under way are reckoned anew.
      leaves: ['holidays.import', 'request.reckon', 'request.reckon'],
    },
  ],
}
