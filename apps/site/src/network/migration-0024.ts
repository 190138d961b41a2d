import { auditedTable, type Migration } from '../foundation/index.ts'

/** The words as they were when this landed: its statements never change. */
const listPurposes = ['updates', 'network']
const states = ['draft', 'scheduled', 'sending', 'paused', 'sent', 'stopped']
const fates = ['waiting', 'written', 'held', 'sent', 'failed', 'uncertain', 'left-out', 'taken-back']
const kinds = ['politician', 'trust', 'sign']

const oneOf = (words: readonly string[]): string => `in (${words.map(word => `'${word}'`).join(', ')})`
const ofSupporter = 'supporter_id bigint not null references supporter (id) on delete cascade'
const ofMailing = 'mailing_id bigint not null references mailing (id) on delete cascade'

/** Mailings: what is written to many, to whom, and what became of it. */
export const migration0024: Migration = {
  name: '0024_mailings',
  statements: [
    // More than one mail a second to a large provider.
    'alter table mail_batch alter column interval_seconds type double precision',
    `create table mailing (
      id bigint generated always as identity primary key,
      purpose text not null check (purpose ${oneOf(listPurposes)}),
      state text not null check (state ${oneOf(states)}),
      version integer not null check (version > 0),
      title_en text not null,
      subject_en text not null,
      body_en text not null,
      title_cy text not null,
      subject_cy text not null,
      body_cy text not null,
      segment jsonb not null,
      per_minute integer check (per_minute > 0),
      is_public boolean not null,
      form_token text not null unique,
      made_at timestamptz not null,
      made_by text not null,
      changed_at timestamptz not null,
      changed_by text not null,
      starts_at timestamptz,
      started_at timestamptz,
      gathered_at timestamptz,
      recipients integer,
      ended_at timestamptz,
      batch_id bigint,
      outcome jsonb,
      check ((state = 'scheduled') = (starts_at is not null and started_at is null)),
      check (state in ('draft', 'scheduled') or (started_at is not null and batch_id is not null)),
      check ((gathered_at is null) = (recipients is null)),
      check ((state in ('sent', 'stopped')) = (ended_at is not null))
    )`,
    `create index mailing_to_keep on mailing (id) where state in ('scheduled', 'sending', 'paused')`,
    // Nobody twice: the database refuses a second row of one person.
    `create table mailing_recipient (
      ${ofMailing},
      ${ofSupporter},
      domain text not null,
      fate text not null check (fate ${oneOf(fates)}),
      mail_id bigint unique,
      is_cleared boolean not null,
      primary key (mailing_id, supporter_id),
      check ((fate = 'waiting') <= (mail_id is null)),
      check ((fate in ('written', 'held', 'sent', 'failed', 'uncertain', 'taken-back')) <= (mail_id is not null))
    )`,
    'create index mailing_recipient_by_supporter on mailing_recipient (supporter_id)',
    `create index mailing_recipient_waiting on mailing_recipient (mailing_id, domain, supporter_id) where fate = 'waiting'`,
    `create index mailing_recipient_written on mailing_recipient (mailing_id, supporter_id) where fate = 'written'`,
    `create index mailing_recipient_to_clear on mailing_recipient (mail_id) where fate = 'sent' and not is_cleared`,
    `create table mailing_link (
      ${ofMailing},
      number integer not null check (number > 0),
      path text not null check (path ~ '^/([^/]|$)'),
      clicks integer not null default 0,
      primary key (mailing_id, number),
      unique (mailing_id, path)
    )`,
    // Only of who is in the network, and gone with their yes to it.
    `create table supporter_deed (
      supporter_id bigint not null,
      purpose text not null default 'network' check (purpose = 'network'),
      kind text not null check (kind ${oneOf(kinds)}),
      primary key (supporter_id, kind),
      foreign key (supporter_id, purpose) references permission (supporter_id, purpose) on delete cascade
    )`,
    auditedTable('mailing'),
  ],
}
