import { auditedTable, type Migration } from '../foundation/index.ts'

/**
 * Staff and how they sign in. The columns of staff, staff_session, staff_account, staff_verification, staff_two_factor and staff_passkey are
 * those that better-auth writes, under our names (auth/auth-tables.ts says which is which; a test compares the two). better-auth writes
 * through a handle of its own and its hooks enter in the audit log; what our verbs write there, and all other tables, the database itself
 * refuses without an entry.
 */
export const staffMigration: Migration = {
  name: '0007_staff',
  statements: [
    // Sessions of the one-time link knew nobody's name: everyone signs in anew.
    'drop table session',
    'alter table setup_link add column email text check (email = lower(email))',
    `create table staff (
      id text primary key,
      name text not null check (name <> ''),
      email text not null unique check (email = lower(email)),
      email_verified boolean not null,
      image text,
      role text not null check (role in ('admin', 'editor', 'marker', 'viewer')),
      language text not null check (language in ('en', 'cy')),
      two_factor_enabled boolean not null default false,
      deactivated_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`,
    `create table staff_account (
      id text primary key,
      staff_id text not null references staff,
      provider_id text not null,
      account_id text not null,
      password text,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (staff_id, provider_id)
    )`,
    `create table staff_session (
      id text primary key,
      token text not null unique,
      staff_id text not null references staff,
      method text not null check (method in ('password', 'totp', 'backup-code', 'passkey')),
      user_agent text,
      ip_address text check (coalesce(ip_address, '') = ''),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      seen_at timestamptz not null,
      proved_at timestamptz not null,
      expires_at timestamptz not null
    )`,
    'create index staff_session_by_staff on staff_session (staff_id)',
    `create table staff_verification (
      id text primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`,
    'create index staff_verification_by_identifier on staff_verification (identifier)',
    `create table staff_two_factor (
      id text primary key,
      staff_id text not null unique references staff,
      secret text not null,
      backup_codes text not null,
      verified boolean not null default true,
      failed_verification_count integer not null default 0,
      locked_until timestamptz
    )`,
    `create table staff_totp_setup (
      staff_id text primary key references staff,
      secret text not null,
      created_at timestamptz not null
    )`,
    `create table staff_used_code (
      staff_id text not null references staff,
      code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
      used_at timestamptz not null,
      primary key (staff_id, code_hash)
    )`,
    `create table staff_passkey (
      id text primary key,
      staff_id text not null references staff,
      name text,
      public_key text not null,
      credential_id text not null unique,
      counter bigint not null,
      device_type text not null,
      backed_up boolean not null,
      transports text,
      aaguid text,
      created_at timestamptz not null
    )`,
    'create index staff_passkey_by_staff on staff_passkey (staff_id)',
    `create table staff_rate_limit (
      purpose text not null check (purpose in ('address', 'account', 'mail')),
      key_hash text not null check (key_hash ~ '^[0-9a-f]{64}$'),
      tries integer not null check (tries >= 0),
      locks integer not null default 0 check (locks >= 0),
      window_began_at timestamptz not null,
      locked_until timestamptz,
      forget_at timestamptz not null,
      primary key (purpose, key_hash)
    )`,
    'create index staff_rate_limit_by_end on staff_rate_limit (forget_at)',
    `create table invitation (
      id text primary key,
      email text not null check (email = lower(email)),
      role text not null check (role in ('admin', 'editor', 'marker', 'viewer')),
      language text not null check (language in ('en', 'cy')),
      token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
      invited_by text not null references staff,
      created_at timestamptz not null,
      sent_at timestamptz not null,
      expires_at timestamptz not null,
      accepted_by text references staff,
      accepted_at timestamptz,
      withdrawn_at timestamptz,
      check ((accepted_by is null) = (accepted_at is null)),
      check (accepted_at is null or withdrawn_at is null)
    )`,
    `create unique index invitation_one_open on invitation (email) where accepted_at is null and withdrawn_at is null`,
    `create table staff_bar (
      id bigint generated always as identity primary key,
      staff_id text not null references staff,
      trust_code text not null,
      reason text not null check (reason <> ''),
      barred_by text not null references staff,
      barred_at timestamptz not null,
      lifted_by text references staff,
      lifted_at timestamptz,
      check ((lifted_by is null) = (lifted_at is null))
    )`,
    'create unique index staff_bar_one_open on staff_bar (staff_id, trust_code) where lifted_at is null',
    `create table staff_preference (
      staff_id text not null references staff,
      key text not null check (key <> ''),
      value jsonb not null,
      saved_at timestamptz not null,
      primary key (staff_id, key)
    )`,
    auditedTable('invitation'),
    auditedTable('staff_bar'),
    // Only the columns that our verbs write: better-auth touches the others through its own handle.
    `create constraint trigger staff_is_audited after insert or delete or update of name, email, role, language, deactivated_at on staff
      deferrable initially deferred for each row execute function refuse_change_without_audit()`,
  ],
}
