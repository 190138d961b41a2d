import type { Room } from '../foundation/index.ts'
import { holidaysMigration } from './holidays/migration-0010.ts'
import { surveyMigrations } from './migrations.ts'
import { migration0010 } from './requests/migration-0010.ts'
import { surveyMailSettled } from './sending/survey-mail-settled.ts'
import { migration0010Worklist } from './worklist/migration-0010-worklist.ts'

export { holidaySeed } from './holidays/seed-holidays.ts'
export * from './types.ts'

/** Asks every trust, and knows at any moment who owes what by when. */
export const surveyRoom: Room = {
  name: 'survey',
  migrations: [...surveyMigrations, holidaysMigration, migration0010, migration0010Worklist],
  routes: () => {},
  mailSettled: surveyMailSettled,
}
