import { auditedTable, type Migration } from '../foundation/index.ts'
import { migration0028 } from './entries/migration-0028.ts'
import { migration0029 } from './images/migration-0029.ts'

export const contentMigrations: readonly Migration[] = [
  {
    name: '0004_content',
    statements: [
      `create table charity (
        id integer primary key check (id = 1),
        version integer not null check (version >= 0),
        name text not null default '',
        number_england_wales text not null default '',
        number_scotland text not null default '',
        number_northern_ireland text not null default '',
        address text not null default '',
        privacy_contact text not null default '',
        from_address text not null default '',
        logo text,
        partners jsonb not null default '[]',
        helpline jsonb,
        saved_at timestamptz
      )`,
      // Always there, so that the first two people to save at once meet each other as any other two do.
      'insert into charity (id, version) values (1, 0)',
      `create table charity_image (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
        type text not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
        bytes bytea not null,
        added_at timestamptz not null
      )`,
    ],
  },
  { name: '0008_audited_charity', statements: [auditedTable('charity')] },
  migration0028,
  migration0029,
]
