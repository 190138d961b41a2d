import { auditedTable, type Migration } from '../../foundation/index.ts'

/** Who may sign in for a hospital, the links in their mails, and who is signed in. */
export const migration0035: Migration = {
  name: '0035_hospital_people',
  statements: [
    'alter table audit drop constraint audit_actor_kind_check',
    `alter table audit add constraint audit_actor_kind_check
      check (actor_kind in ('staff', 'system', 'command', 'seed', 'link', 'hospital'))`,
    `create table hospital_person (
      id text primary key,
      trust_code text not null,
      name text not null check (name <> ''),
      work text not null,
      email text not null check (email = lower(email)),
      language text not null check (language in ('en', 'cy')),
      invited_by text not null,
      invited_at timestamptz not null,
      sent_at timestamptz not null,
      first_entered_at timestamptz,
      called_back_on date,
      call_back_note text check ((call_back_note is null) = (called_back_on is null)),
      removed_at timestamptz
    )`,
    'create unique index hospital_person_by_email on hospital_person (email) where removed_at is null',
    'create index hospital_person_by_trust on hospital_person (trust_code)',
    auditedTable('hospital_person'),
    `create table hospital_link (
      token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
      person_id text not null references hospital_person on delete cascade,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz
    )`,
    'create index hospital_link_by_person on hospital_link (person_id)',
    `create table hospital_session (
      token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
      person_id text not null references hospital_person on delete cascade,
      created_at timestamptz not null,
      seen_at timestamptz not null,
      expires_at timestamptz not null
    )`,
    'create index hospital_session_by_person on hospital_session (person_id)',
  ],
}
