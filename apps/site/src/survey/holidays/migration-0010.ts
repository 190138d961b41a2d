import type { Migration } from '../../foundation/index.ts'

/** What a bank holiday rests on, since when it has been known, and that it was taken out: never deleted, so that no seed brings it back. */
export const holidaysMigration: Migration = {
  name: '0010_holidays',
  statements: [
    `alter table holiday
      add column basis text not null default 'published' check (basis in ('act', 'proclaimed', 'common-law', 'published')),
      add column substitute boolean not null default false,
      add column announced_on date,
      add column removed_at timestamptz,
      add column imported boolean not null default false`,
  ],
}
