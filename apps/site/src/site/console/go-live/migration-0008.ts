import { auditedTable, type Migration } from '../../../foundation/index.ts'

/** What staff have tried before the campaign begins: that mail arrives, what the DNS says, that a backup comes back. */
export const goLiveMigration: Migration = {
  name: '0008_go_live',
  statements: [
    `create table mail_test (
      id bigint generated always as identity primary key,
      mail_id bigint not null unique,
      message_id text not null unique,
      from_address text not null,
      recipient text not null,
      sent_at timestamptz not null,
      sent_by text not null,
      judgement jsonb,
      judged_at timestamptz,
      judged_by text,
      check ((judgement is null) = (judged_at is null))
    )`,
    `create table mail_domain_check (
      domain text primary key,
      found jsonb not null,
      looked_up_at timestamptz not null,
      looked_up_by text not null
    )`,
    `create table restore_test (
      on_day date primary key,
      noted_at timestamptz not null,
      noted_by text not null
    )`,
    ...['mail_test', 'mail_domain_check', 'restore_test'].map(auditedTable),
  ],
}
