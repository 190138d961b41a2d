import { auditedTable, type Migration } from '../../foundation/index.ts'

/** Mergers that staff entered before the sources of the register knew of them. */
export const migration0019: Migration = {
  name: '0019_trust_merger',
  statements: [
    `create table trust_merger (
      id bigint generated always as identity primary key,
      from_code text not null references trust, to_code text not null references trust, effective_on date not null,
      source text not null, moved jsonb not null,
      decided_at timestamptz not null, decided_by text not null, undone_at timestamptz, undone_by text,
      check (from_code <> to_code), check ((undone_at is null) = (undone_by is null)))`,
    'create unique index trust_merger_once on trust_merger (from_code) where undone_at is null',
    auditedTable('trust_merger'),
  ],
}
