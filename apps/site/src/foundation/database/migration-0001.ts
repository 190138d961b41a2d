import type { Migration } from './migrate.ts'

/** The tables that belong to no room above: facts about the database itself, and the mail that leaves. */
export const migration0001: Migration = {
  name: '0001_foundation',
  statements: [
    `create table spotlight (
      key text primary key,
      value text not null
    )`,
    `create table mail (
      id bigint generated always as identity primary key,
      message_id text not null unique,
      kind text not null,
      sender text not null,
      recipient text not null,
      reply_to text,
      subject text not null,
      body text not null,
      headers jsonb not null default '{}',
      state text not null check (state in ('queued', 'held', 'sending', 'sent', 'failed', 'uncertain')),
      attempts integer not null default 0,
      failure text,
      queued_at timestamptz not null,
      next_attempt_at timestamptz,
      sending_at timestamptz,
      settled_at timestamptz
    )`,
    `create index mail_to_send on mail (next_attempt_at) where state = 'queued'`,
    `create index mail_newest on mail (queued_at desc, id desc)`,
  ],
}
