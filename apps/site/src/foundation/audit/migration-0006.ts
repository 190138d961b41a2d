import type { Migration } from '../database/migrate.ts'

/**
 * The statement that makes the database refuse a change of this table without an entry in the audit log in the same transaction. Rooms
 * put it into the migration of every table that holds campaign data. It is looked at when the transaction ends, so the order of the two
 * does not matter.
 */
export const auditedTable = (table: string): string =>
  `create constraint trigger ${table}_is_audited after insert or update or delete on ${table}
    deferrable initially deferred for each row execute function refuse_change_without_audit()`

/** The log of who did what. Nothing in it is ever changed or removed. */
export const migration0006: Migration = {
  name: '0006_audit',
  statements: [
    `create table audit (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      actor_kind text not null check (actor_kind in ('staff', 'system', 'command', 'seed', 'link')),
      actor_id text,
      actor_name text not null,
      deed text not null,
      subject_kind text not null,
      subject_id text not null,
      before jsonb,
      after jsonb
    )`,
    'create index audit_newest on audit (at desc, id desc)',
    'create index audit_by_subject on audit (subject_kind, subject_id, id desc)',
    'create index audit_by_actor on audit (actor_id, id desc)',
    'create index audit_by_deed on audit (deed, id desc)',
    `create function refuse_change_of_audit() returns trigger language plpgsql as $$
      begin
        raise exception 'The audit log is only ever added to' using errcode = 'integrity_constraint_violation';
      end
    $$`,
    `create trigger audit_is_final before update or delete on audit for each row execute function refuse_change_of_audit()`,
    `create trigger audit_is_not_emptied before truncate on audit for each statement execute function refuse_change_of_audit()`,
    // A setting of the transaction, gone when it ends: cheaper to ask for each row than the log itself.
    `create function note_audited() returns trigger language plpgsql as $$
      begin
        perform set_config('spotlight.audited', 'yes', true);
        return null;
      end
    $$`,
    `create trigger audit_is_noted after insert on audit for each statement execute function note_audited()`,
    `create function refuse_change_without_audit() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('spotlight.audited', true), '') <> 'yes' then
          raise exception 'Table % was changed without an entry in the audit log', tg_table_name
            using errcode = 'integrity_constraint_violation';
        end if;
        return null;
      end
    $$`,
  ],
}
