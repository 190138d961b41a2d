import { auditedTable, type Migration } from '../../foundation/index.ts'

const ofRequest = `round_id text not null,
      trust_code text not null,
      foreign key (round_id, trust_code) references request (round_id, trust_code)`

/** The letters between a trust and us as everybody may read them. */
export const migration0015Threads: Migration = {
  name: '0015_threads',
  statements: [
    `create table thread_redaction (
      kind text not null check (kind in ('name', 'words', 'phone', 'number', 'postcode', 'message')),
      key text not null,
      text text not null,
      is_on boolean not null,
      is_added boolean not null,
      decided_at timestamptz not null,
      decided_by text not null,
      ${ofRequest},
      primary key (round_id, trust_code, kind, key)
    )`,
    `create table published_thread (
      version integer not null check (version > 0),
      body text,
      plain text,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      published_at timestamptz not null,
      published_by text not null,
      ended_at timestamptz,
      ended_by text,
      ended_how text check (ended_how in ('withdrawn', 'replaced')),
      ended_because_en text not null,
      ended_because_cy text not null,
      ${ofRequest},
      primary key (round_id, trust_code, version),
      check ((ended_at is null) = (ended_how is null)),
      check ((ended_at is null) = (body is not null)),
      check ((ended_at is null) = (plain is not null)),
      check (ended_at is null or ended_because_en <> '')
    )`,
    'create unique index published_thread_standing on published_thread (round_id, trust_code) where ended_at is null',
    'create index published_thread_by_trust on published_thread (trust_code, round_id)',
    // Published bytes never change. Ending a version takes its words away and leaves its date, its hash and the reason.
    `create function keep_published_thread() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'UPDATE' then
          raise exception 'Published letters are withdrawn, never removed' using errcode = 'integrity_constraint_violation';
        end if;
        if old.ended_at is not null or new.ended_at is null
          or (new.round_id, new.trust_code, new.version, new.sha256, new.published_at, new.published_by)
            is distinct from (old.round_id, old.trust_code, old.version, old.sha256, old.published_at, old.published_by) then
          raise exception 'A published version of letters is final: publish another one' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
      end
    $$`,
    `create trigger published_thread_is_final before update or delete on published_thread
      for each row execute function keep_published_thread()`,
    `create trigger published_thread_is_not_emptied before truncate on published_thread
      for each statement execute function keep_published_thread()`,
    ...['thread_redaction', 'published_thread'].map(auditedTable),
  ],
}
