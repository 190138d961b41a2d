import { auditedTable, type Migration } from '../../foundation/index.ts'

const words = `facts jsonb not null default '{}',
      en jsonb not null default '{}',
      cy jsonb,
      is_machine_made boolean not null default false`

/** What staff write and publish, and what the programme brings of it. A version that was published is final: the database refuses its change. */
export const migration0028: Migration = {
  name: '0028_entries',
  statements: [
    `create table entry (
      kind text not null check (kind ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
      key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 80),
      state text not null check (state in ('new', 'published', 'taken-down', 'withdrawn')),
      newest integer not null default 0 check (newest >= 0),
      revision integer not null default 1 check (revision > 0),
      made_at timestamptz not null,
      primary key (kind, key),
      check ((state = 'new') = (newest = 0))
    )`,
    `create table entry_version (
      kind text not null,
      key text not null,
      version integer not null check (version > 0),
      origin text not null check (origin in ('seed', 'staff')),
      restored_from integer check (restored_from > 0 and restored_from < version),
      ${words},
      published_at timestamptz not null,
      published_by text not null,
      primary key (kind, key, version),
      foreign key (kind, key) references entry
    )`,
    `create function refuse_change_of_entry_version() returns trigger language plpgsql as $$
      begin
        raise exception 'Versions of entries are final: publish another one' using errcode = 'integrity_constraint_violation';
      end
    $$`,
    `create trigger entry_version_is_final before update or delete on entry_version
      for each row execute function refuse_change_of_entry_version()`,
    `create trigger entry_version_is_not_emptied before truncate on entry_version
      for each statement execute function refuse_change_of_entry_version()`,
    `create table entry_draft (
      kind text not null,
      key text not null,
      base integer not null check (base >= 0),
      ${words},
      saved_at timestamptz not null,
      saved_by text not null,
      publish_at timestamptz,
      planned_by text,
      failed_at timestamptz,
      primary key (kind, key),
      foreign key (kind, key) references entry,
      check ((publish_at is null) = (planned_by is null)),
      check (publish_at is null or failed_at is null)
    )`,
    'create index entry_draft_planned on entry_draft (publish_at) where publish_at is not null',
    `create table entry_seed (
      kind text not null,
      key text not null,
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      state text not null check (state in ('used', 'offered', 'declined', 'gone')),
      ${words},
      came_at timestamptz not null,
      primary key (kind, key),
      foreign key (kind, key) references entry
    )`,
    ...['entry', 'entry_version', 'entry_draft', 'entry_seed'].map(auditedTable),
  ],
}
