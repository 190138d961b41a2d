import { auditedTable, type Migration } from '../../foundation/index.ts'

/** What hospitals have counted, signed and sent; and how often a file was not taken, which holds nothing of the file. */
export const migration0036: Migration = {
  name: '0036_submissions',
  statements: [
    `create table submission (
      id bigint generated always as identity primary key,
      trust_code text not null,
      sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
      received_at timestamptz not null,
      via text not null check (via in ('page', 'api', 'hospital', 'seed')),
      body text not null check (octet_length(body) <= 65536),
      key_id text not null check (key_id ~ '^[0-9a-f]{16}$'),
      as_at date not null,
      replaces bigint unique references submission (id),
      state text not null check (state in ('received', 'signed-off', 'declined', 'withdrawn')),
      decided_at timestamptz,
      decided_by text,
      decision_en text,
      decision_cy text,
      findings jsonb not null,
      version integer not null default 1 check (version > 0),
      check ((state = 'received') = (decided_at is null)),
      check ((decided_at is null) = (decided_by is null)),
      check ((decision_en is null) = (decision_cy is null))
    )`,
    'create index submission_by_trust on submission (trust_code, id)',
    'create index submission_by_state on submission (state, id)',
    // A trust has one line of submissions: one first, and after each at most one. Whoever loses a race is told so by the database.
    'create unique index submission_first_of_trust on submission (trust_code) where replaces is null',
    // What was signed stays as it was signed: only what staff decide about it is ever written again.
    `create function refuse_change_of_submission() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and (old.id, old.trust_code, old.sha256, old.received_at, old.via, old.body, old.key_id, old.as_at)
            is not distinct from (new.id, new.trust_code, new.sha256, new.received_at, new.via, new.body, new.key_id, new.as_at)
            and old.replaces is not distinct from new.replaces then
          return new;
        end if;
        raise exception 'What a hospital has signed is never changed or removed' using errcode = 'integrity_constraint_violation';
      end
    $$`,
    `create trigger submission_is_final before update or delete on submission
      for each row execute function refuse_change_of_submission()`,
    `create trigger submission_is_not_emptied before truncate on submission
      for each statement execute function refuse_change_of_submission()`,
    `create table submission_refusal (
      day date not null,
      refusal text not null,
      via text not null check (via in ('page', 'api', 'hospital', 'seed')),
      count integer not null check (count > 0),
      primary key (day, refusal, via)
    )`,
    auditedTable('submission'),
  ],
}
