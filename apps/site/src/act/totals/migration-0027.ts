import type { Migration } from '../../foundation/index.ts'

/** What was done in each constituency and about each trust: sums alone, made anew from the records. */
export const migration0027: Migration = {
  name: '0027_act_total',
  statements: [
    `create table act_total (
      place text not null check (place in ('constituency', 'trust')), code text not null,
      letters integer not null check (letters > 0), answered integer not null check (answered between 0 and letters),
      last_on date not null, counted_at timestamptz not null,
      primary key (place, code))`,
  ],
}
