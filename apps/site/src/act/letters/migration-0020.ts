import { auditedTable, type Migration } from '../../foundation/index.ts'

// The words as they were when this landed: those of today, in letter-words.ts, may grow.
const kinds = `in ('politician', 'trust')`
const bodies = `in ('house-of-commons', 'scottish-parliament', 'senedd', 'ni-assembly', 'trust')`
const states = `in ('asked', 'held', 'queued', 'sent', 'failed', 'uncertain', 'refused')`
const answers = `in ('promised', 'replied', 'asked', 'no')`
const mailKinds = `in ('letter', 'confirm', 'copy', 'failed', 'uncertain', 'refused', 'follow-up')`

/** To whom, in both tables: the first is deleted after some time, the second stays. */
const recipient = `
      kind text not null check (kind ${kinds}),
      body text not null check (body ${bodies}),
      recipient_code text not null check (recipient_code <> ''),
      constituency_code text,
      trust_code text,
      asked_for jsonb not null,
      in_own_words boolean not null,
      check ((kind = 'trust') = (body = 'trust')),
      check (kind <> 'trust' or trust_code is not null)`

/** Letters of supporters to politicians and trusts: the letter while it is needed, and afterwards that there was one. */
export const migration0020: Migration = {
  name: '0020_letters',
  statements: [
    // Before the letter, which names it: what stays when everything about its writer is gone.
    `create table letter_sent (
      id bigint generated always as identity primary key,
      on_day date not null,
      answer text check (answer ${answers}),${recipient}
    )`,
    'create index letter_sent_by_constituency on letter_sent (constituency_code, on_day)',
    'create index letter_sent_by_trust on letter_sent (trust_code, on_day) where trust_code is not null',
    `create table letter (
      id bigint generated always as identity primary key,
      form_key text not null unique,
      state text not null check (state ${states}),
      locale text not null check (locale in ('en', 'cy')),
      recipient_name text not null,
      recipient_address text not null,
      writer_name text not null,
      writer_address text not null,
      writer_key text not null check (writer_key ~ '^[0-9a-f]{64}$'),
      subject text not null,
      text text not null,
      agreed_health text,
      agreed text,
      concerns jsonb not null,
      asked_at timestamptz not null,
      confirmed_at timestamptz,
      leaves_at timestamptz,
      settled_at timestamptz,
      failure text,
      mail_id bigint unique,
      told_at timestamptz,
      follow_up_at timestamptz,
      answered_at timestamptz,
      sent_id bigint unique references letter_sent (id),${recipient},
      check ((state = 'asked') = (confirmed_at is null)),
      check (confirmed_at is null or agreed is not null),
      check (state not in ('queued', 'sent') or mail_id is not null),
      check (state <> 'sent' or sent_id is not null)
    )`,
    'create index letter_by_recipient on letter (body, recipient_code, leaves_at)',
    'create index letter_by_writer on letter (writer_key, asked_at)',
    'create index letter_by_state on letter (state, asked_at)',
    // Looked at every few seconds.
    `create index letter_to_tell on letter (id) where told_at is null and state in ('sent', 'failed', 'uncertain', 'refused')`,
    'create index letter_by_end on letter (settled_at)',
    `create table letter_link (
      token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
      letter_id bigint not null references letter (id) on delete cascade,
      made_at timestamptz not null
    )`,
    'create index letter_link_by_letter on letter_link (letter_id, made_at)',
    `create table letter_mail (
      mail_id bigint primary key,
      message_id text not null unique,
      letter_id bigint not null references letter (id) on delete cascade,
      kind text not null check (kind ${mailKinds}),
      queued_at timestamptz not null
    )`,
    'create index letter_mail_by_letter on letter_mail (letter_id, mail_id)',
    ...['letter', 'letter_sent'].map(auditedTable),
  ],
}
