import { auditedTable } from '../audit/migration-0006.ts'
import type { Migration } from '../database/migrate.ts'

/** Mail that leaves in batches: spread over the domains that receive it, paused and recalled together. */
export const migration0008a: Migration = {
  name: '0008a_mail_batches',
  statements: [
    `create table mail_batch (
      id bigint generated always as identity primary key,
      about text not null,
      what text not null,
      form_token text unique,
      interval_seconds integer not null check (interval_seconds >= 0),
      made_at timestamptz not null,
      paused_at timestamptz
    )`,
    'create index mail_batch_by_subject on mail_batch (about, id)',
    auditedTable('mail_batch'),
    `create table mail_domain (
      domain text primary key,
      last_at timestamptz not null
    )`,
    'alter table mail add column batch bigint references mail_batch (id)',
    'alter table mail add column envelope_from text',
    'alter table mail add column domain text',
    `update mail set domain = lower(regexp_replace(recipient, '^.*@([^@>]*)>?[[:space:]]*$', '\\1'))`,
    'alter table mail alter column domain set not null',
    // False until the rooms have heard how it ended.
    'alter table mail add column is_heard boolean not null default true',
    'alter table mail drop constraint mail_state_check',
    `alter table mail add constraint mail_state_check
      check (state in ('queued', 'held', 'sending', 'sent', 'failed', 'uncertain', 'recalled'))`,
    'create index mail_by_batch on mail (batch, state) where batch is not null',
    'create index mail_unheard on mail (id) where not is_heard',
  ],
}
