import type { Room } from '../foundation/index.ts'
import { surveyMigrations } from './migrations.ts'

export * from './types.ts'

/** Asks every trust, and knows at any moment who owes what by when. */
export const surveyRoom: Room = {
  name: 'survey',
  migrations: surveyMigrations,
  routes: () => {},
}
