import { auditedTable, leftOutOfBackups, type Migration } from '../../foundation/index.ts'

/**
 * What the guard of the forms counts, and the list of what a person should look at. The words of concerns stand here as they are: this text
 * never changes. Counts are unlogged: a crash forgives them, and no sign-up waits for the disk because of a number.
 */
export const migration0026: Migration = {
  name: '0026_guard',
  statements: [
    `create table guard_salt (
      day date primary key,
      salt text not null check (salt ~ '^[0-9a-f]{64}$')
    )`,
    `create unlogged table guard_count (
      key text primary key check (key ~ '^[0-9a-f]{64}$'),
      taken integer not null check (taken > 0),
      until timestamptz not null
    ) with (fillfactor = 70)`,
    'create index guard_count_to_forget on guard_count (until)',
    `create unlogged table guard_rate (
      form text not null check (form ~ '^[a-z][a-z-]*$'),
      minute timestamptz not null,
      taken integer not null check (taken > 0),
      primary key (minute, form)
    ) with (fillfactor = 70)`,
    `create table guard_proof (
      challenge text primary key check (challenge ~ '^[0-9a-f]{64}$'),
      until timestamptz not null
    )`,
    'create index guard_proof_to_forget on guard_proof (until)',
    `create table guard_flag (
      id bigint generated always as identity primary key,
      room text not null,
      subject text not null,
      subject_id text not null,
      link text check (link like '/console/%'),
      concerns text[] not null check (
        cardinality(concerns) > 0
        and concerns <@ array['danger', 'distress', 'threat', 'abuse', 'links', 'same-text', 'disposable']
      ),
      words text,
      raised_at timestamptz not null,
      settled_at timestamptz,
      settled_by text,
      note text,
      unique (room, subject, subject_id),
      check ((settled_at is null) = (settled_by is null))
    )`,
    'create index guard_flag_open on guard_flag (raised_at) where settled_at is null',
    'create index guard_flag_to_forget on guard_flag (raised_at)',
    auditedTable('guard_flag'),
    // What somebody did this hour has no place in a backup; and yesterday’s salt would bring back whose numbers they were.
    ...['guard_salt', 'guard_count', 'guard_rate', 'guard_proof'].map(leftOutOfBackups),
  ],
}
