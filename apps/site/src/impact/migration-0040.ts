import { auditedTable, type Migration } from '../foundation/index.ts'

const checksum = `text not null check (sha256 ~ '^[0-9a-f]{64}$')`
const published = `published_on date not null,
      published_at timestamptz not null,
      published_by text not null,
      form_token text not null unique,
      body text not null,
      sha256 ${checksum}`

/** The evaluation reports, the posters made of them, and where those were shown. What was published is final: the database itself refuses a change. */
export const migration0040: Migration = {
  name: '0040_evaluation',
  statements: [
    `create table evaluation_draft (
      kind text primary key check (kind in ('report', 'poster')),
      version integer not null check (version > 0),
      body text not null,
      saved_at timestamptz not null,
      saved_by text not null
    )`,
    `create table evaluation_edition (
      number integer primary key check (number > 0),
      replaces integer unique references evaluation_edition (number),
      ${published},
      check (replaces < number)
    )`,
    `create table evaluation_poster (
      number integer primary key check (number > 0),
      edition integer not null references evaluation_edition (number),
      ${published}
    )`,
    `create function refuse_change_of_evaluation() returns trigger language plpgsql as $$
      begin
        raise exception 'What was published of an evaluation is final: publish a new one' using errcode = 'integrity_constraint_violation';
      end
    $$`,
    ...['evaluation_edition', 'evaluation_poster'].flatMap(table => [
      `create trigger ${table}_is_final before update or delete on ${table}
        for each row execute function refuse_change_of_evaluation()`,
      `create trigger ${table}_is_not_emptied before truncate on ${table}
        for each statement execute function refuse_change_of_evaluation()`,
    ]),
    `create table evaluation_sharing (
      id bigint generated always as identity primary key,
      poster integer not null references evaluation_poster (number),
      form_token text not null unique,
      version integer not null check (version > 0),
      shown_on date not null,
      body text not null,
      state text not null check (state in ('standing', 'withdrawn')),
      reason text not null default '',
      saved_at timestamptz not null,
      saved_by text not null,
      check ((state = 'withdrawn') = (reason <> ''))
    )`,
    'create index evaluation_sharing_by_poster on evaluation_sharing (poster, shown_on, id)',
    ...['evaluation_draft', 'evaluation_edition', 'evaluation_poster', 'evaluation_sharing'].map(auditedTable),
  ],
}
