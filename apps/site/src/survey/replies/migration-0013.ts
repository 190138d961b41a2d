import { auditedTable, type Migration } from '../../foundation/index.ts'
import { letterKinds } from '../words-of-0009.ts'
import { linkEndings, linkPurposes, replyOutcomes, verdicts } from './reply-types.ts'

const oneOf = (words: readonly string[]): string => `in (${words.map(word => `'${word}'`).join(', ')})`
const kinds = oneOf([...letterKinds, 'draft-result'])

const ofRequest = `round_id text not null,
        trust_code text not null,
        foreign key (round_id, trust_code) references request (round_id, trust_code)`

/** The right of reply: private links to trusts, and what they write behind them. */
export const repliesMigration: Migration = {
  name: '0013_replies',
  statements: [
    'alter table round add column reply_until date',
    'alter table round_letter drop constraint round_letter_kind_check',
    `alter table round_letter add constraint round_letter_kind_check check (kind ${kinds})`,
    'alter table message drop constraint message_letter_kind_check',
    `alter table message add constraint message_letter_kind_check check (letter_kind ${kinds})`,
    `create table reply_link (
        id bigint generated always as identity primary key,
        purpose text not null check (purpose ${oneOf(linkPurposes)}),
        token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
        sent_to text,
        message_id bigint references message (id),
        shown jsonb,
        fingerprint text,
        form_token text unique,
        made_at timestamptz not null,
        made_by text not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        ended_because text check (ended_because ${oneOf(linkEndings)}),
        ended_by text,
        ${ofRequest},
        check ((purpose = 'draft-result') = (shown is not null)),
        check ((ended_at is null) = (ended_because is null))
      )`,
    // The one before ends when another is made: two letters never open two different pages.
    'create unique index reply_link_alive on reply_link (round_id, trust_code, purpose) where ended_at is null',
    'create index reply_link_by_request on reply_link (round_id, trust_code, id)',
    `create table reply_draft (
        purpose text not null check (purpose ${oneOf(linkPurposes)}),
        what jsonb not null,
        version integer not null check (version > 0),
        saved_at timestamptz not null,
        ${ofRequest},
        primary key (round_id, trust_code, purpose)
      )`,
    `create table reply (
        id bigint generated always as identity primary key,
        link_id bigint not null references reply_link (id),
        number integer not null check (number > 0),
        verdict text not null check (verdict ${oneOf(verdicts)}),
        words text not null,
        answers jsonb not null,
        language text not null check (language in ('en', 'cy')),
        form_token text not null unique,
        message_id bigint not null references message (id),
        sent_at timestamptz not null,
        settled_as text check (settled_as ${oneOf(replyOutcomes)}),
        settled_words text,
        settled_by text,
        settled_at timestamptz,
        ${ofRequest},
        unique (round_id, trust_code, number),
        check ((settled_as is null) = (settled_at is null))
      )`,
    'create index reply_unread on reply (round_id, trust_code) where settled_at is null',
    `create table named_contact (
        id bigint generated always as identity primary key,
        link_id bigint not null references reply_link (id),
        name text not null,
        role text not null,
        email text not null,
        language text not null check (language in ('en', 'cy')),
        token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
        named_at timestamptz not null,
        expires_at timestamptz not null,
        confirmed_at timestamptz,
        ${ofRequest}
      )`,
    'create index named_contact_by_request on named_contact (round_id, trust_code, id)',
    ...['reply_link', 'reply', 'named_contact'].map(auditedTable),
  ],
}
