import type { Migration } from '../foundation/index.ts'
import { migration0035 } from './hospital/migration-0035.ts'
import { staffMigration } from './migration-0007.ts'

export const accountsMigrations: readonly Migration[] = [
  {
    name: '0005_accounts',
    statements: [
      `create table setup_link (
        token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        revoked_at timestamptz
      )`,
      `create table session (
        token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz
      )`,
    ],
  },
  staffMigration,
  {
    name: '0013_guesses',
    statements: [
      'alter table staff_rate_limit drop constraint staff_rate_limit_purpose_check',
      `alter table staff_rate_limit add constraint staff_rate_limit_purpose_check
        check (purpose in ('address', 'account', 'mail', 'guess'))`,
    ],
  },
  {
    name: '0016_uploads',
    statements: [
      'alter table staff_rate_limit drop constraint staff_rate_limit_purpose_check',
      `alter table staff_rate_limit add constraint staff_rate_limit_purpose_check
        check (purpose in ('address', 'account', 'mail', 'guess', 'upload'))`,
    ],
  },
  {
    name: '0017_sign_ups',
    statements: [
      'alter table staff_rate_limit drop constraint staff_rate_limit_purpose_check',
      `alter table staff_rate_limit add constraint staff_rate_limit_purpose_check
        check (purpose in ('address', 'account', 'mail', 'guess', 'upload', 'sign-up', 'sign-up-mail'))`,
    ],
  },
  migration0035,
  {
    name: '0036a_submission_tries',
    statements: [
      'alter table staff_rate_limit drop constraint staff_rate_limit_purpose_check',
      `alter table staff_rate_limit add constraint staff_rate_limit_purpose_check
        check (purpose in ('address', 'account', 'mail', 'guess', 'upload', 'sign-up', 'sign-up-mail', 'submission'))`,
    ],
  },
]
