import { auditedTable, type Migration } from '../../foundation/index.ts'

/** The public keys by which a hospital's submissions are known to be its own. */
export const migration0037: Migration = {
  name: '0037_signing_keys',
  statements: [
    `create table signing_key (
      id integer generated always as identity primary key,
      trust_code text not null,
      key_id text not null check (key_id ~ '^[0-9a-f]{16}$'),
      public_key text not null check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
      state text not null check (state in ('waiting', 'standing', 'revoked')),
      version integer not null default 1,
      person_id text not null,
      registered_at timestamptz not null,
      replaces integer references signing_key (id),
      confirmed_at timestamptz,
      confirmed_by text,
      confirmed_note text,
      revoked_at timestamptz,
      revoked_by text,
      revoked_why text check (revoked_why in ('replaced', 'lost', 'exposed', 'mistaken', 'over', 'other')),
      revoked_note text not null default '',
      check ((confirmed_at is null) = (confirmed_by is null) and (confirmed_at is null) = (confirmed_note is null)),
      check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_why is null)),
      check ((state = 'revoked') = (revoked_at is not null)),
      check (state <> 'standing' or confirmed_at is not null)
    )`,
    // What is revoked never comes back for its trust, and no two trusts have one key that counts.
    'create unique index signing_key_once on signing_key (trust_code, public_key)',
    `create unique index signing_key_of_one_trust on signing_key (public_key) where state <> 'revoked'`,
    'create index signing_key_by_state on signing_key (state, registered_at, id)',
    auditedTable('signing_key'),
  ],
}
