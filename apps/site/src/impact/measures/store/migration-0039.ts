import { auditedTable, type Migration } from '../../../foundation/index.ts'

/**
 * Readings of measures that staff enter with evidence. What has been entered stays: a change and a withdrawal are new versions, and the
 * database itself refuses to alter or remove an old one.
 */
export const migration0039: Migration = {
  name: '0039_measures',
  statements: [
    `create table measure_entry (
      id bigint generated always as identity primary key,
      measure text not null check (measure ~ '^[a-z][a-z0-9-]{0,60}$'),
      made_at timestamptz not null
    )`,
    'create index measure_entry_by_measure on measure_entry (measure, id)',
    `create table measure_version (
      entry_id bigint not null references measure_entry (id),
      version integer not null check (version > 0),
      kind text not null check (kind in ('entered', 'changed', 'withdrawn')),
      date text not null check (date ~ '^(19|20)[0-9]{2}'),
      amount integer check (amount >= 0),
      out_of integer check (out_of > 0),
      state text check (state in ('repeated', 'begun', 'in-part', 'kept', 'not-kept')),
      source text not null check (source <> ''),
      url text not null,
      kept text not null,
      note_en text not null,
      note_cy text not null,
      reason text not null,
      form_token text not null unique,
      by_name text not null,
      at timestamptz not null,
      primary key (entry_id, version),
      check ((amount is null) <> (state is null)),
      check (amount <= out_of),
      check (url <> '' or kept <> ''),
      check ((kind = 'entered') = (version = 1)),
      check (kind = 'entered' or reason <> '')
    )`,
    `create function refuse_change_of_measure() returns trigger language plpgsql as $$
      begin
        raise exception 'What was entered of a measure stays: write a new version' using errcode = 'integrity_constraint_violation';
      end
    $$`,
    ...['measure_entry', 'measure_version'].flatMap(table => [
      `create trigger ${table}_is_final before update or delete on ${table} for each row execute function refuse_change_of_measure()`,
      `create trigger ${table}_is_not_emptied before truncate on ${table} for each statement execute function refuse_change_of_measure()`,
      auditedTable(table),
    ]),
  ],
}
