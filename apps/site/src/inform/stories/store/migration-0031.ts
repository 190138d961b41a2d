import { auditedTable, type Migration } from '../../../foundation/index.ts'

// The words as they were when this landed: those of today, in story-words.ts, may grow.
const languages = `in ('en', 'cy')`
const scopes = `in ('site', 'press', 'social')`
const ofStory = 'story_id bigint not null references story (id) on delete cascade'
const hash = (column: string) => `check (${column} ~ '^[0-9a-f]{64}$')`

/** What people tell of themselves: versions of it that stay as they were, what was agreed to, and how it is taken back. */
export const migration0031: Migration = {
  name: '0031_stories',
  statements: [
    `create table story (
      id bigint generated always as identity primary key,
      form_key text unique ${hash('form_key')},
      origin text not null check (origin in ('teller', 'example')),
      example_key text unique,
      state text not null check (state in ('unconfirmed', 'open', 'ended')),
      turn text not null check (turn in ('staff', 'teller', 'nobody')),
      version integer not null check (version > 0),
      language text not null check (language ${languages}),
      about text not null check (about in ('me', 'close', 'died')),
      address text not null,
      locale text not null check (locale ${languages}),
      newest integer not null check (newest > 0),
      agreed integer check (agreed between 1 and newest),
      asked integer check (asked between 1 and newest),
      shown integer check (shown between 1 and newest),
      show_at timestamptz,
      years integer not null check (years between 1 and 3),
      consent_until timestamptz,
      reminded integer not null check (reminded >= 0),
      told_at timestamptz not null,
      confirmed_at timestamptz,
      moved_at timestamptz not null,
      shown_at timestamptz,
      home_at timestamptz,
      held_at timestamptz,
      ended_at timestamptz,
      ended_because text check (ended_because in ('refused', 'teller', 'staff', 'expired', 'unused')),
      reason text check (reason in ('identifies', 'advice', 'selling', 'party', 'hurts', 'not-about', 'child', 'asked')),
      check ((origin = 'example') = (example_key is not null)),
      check ((state = 'ended') = (ended_at is not null)),
      check ((state = 'ended') = (ended_because is not null)),
      check (state <> 'ended' or (address = '' and form_key is null and shown is null and show_at is null and home_at is null)),
      check (state <> 'open' or origin = 'example' or (confirmed_at is not null and consent_until is not null)),
      check (shown is null or (state = 'open' and shown_at is not null and held_at is null)),
      check (shown is null or origin = 'example' or shown <= agreed),
      check (show_at is null or (state = 'open' and agreed = newest))
    )`,
    'create index story_shown on story (shown_at desc, id desc) where shown is not null',
    "create index story_waiting on story (moved_at, id) where state = 'open' and turn = 'staff'",
    'create index story_by_time on story (state, moved_at)',
    'create index story_until on story (consent_until) where consent_until is not null',
    "create index story_by_address on story (address) where address <> ''",
    `create table story_picture (
      ${ofStory},
      number integer not null check (number > 0),
      size text not null check (size in ('large', 'small')),
      sha256 text not null ${hash('sha256')},
      bytes bytea not null,
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      primary key (story_id, number, size)
    )`,
    'create index story_picture_by_hash on story_picture (sha256)',
    `create table story_version (
      ${ofStory},
      number integer not null check (number > 0),
      made_by text not null check (made_by in ('teller', 'staff', 'seed')),
      made_at timestamptz not null,
      age integer check (age between 1 and 120),
      picture integer check (picture > 0),
      primary key (story_id, number)
    )`,
    `create table story_text (
      story_id bigint not null,
      number integer not null,
      language text not null check (language ${languages}),
      name text not null,
      opening text not null,
      words text not null,
      description text not null,
      primary key (story_id, number, language),
      foreign key (story_id, number) references story_version (story_id, number) on delete cascade
    )`,
    // What somebody has agreed to is what is shown: a version is never rewritten. It goes with its story and in no other way.
    `create function refuse_change_of_story_version() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and not exists (select 1 from story where id = old.story_id and state <> 'ended') then
          return old;
        end if;
        raise exception 'A version of a story is final: make a new one' using errcode = 'integrity_constraint_violation';
      end
    $$`,
    ...['story_version', 'story_text'].map(
      table => `create trigger ${table}_is_final before update or delete on ${table}
        for each row execute function refuse_change_of_story_version()`,
    ),
    `create table story_wording (
      id bigint generated always as identity primary key,
      scope text not null check (scope ${scopes}),
      language text not null check (language ${languages}),
      text text not null,
      sha256 text not null unique ${hash('sha256')},
      first_used_at timestamptz not null
    )`,
    `create table story_consent (
      id bigint generated always as identity primary key,
      ${ofStory},
      scope text not null check (scope ${scopes}),
      says text not null check (says in ('given', 'withdrawn')),
      wording_id bigint references story_wording (id),
      until timestamptz,
      way text not null check (way in ('form', 'link', 'staff', 'time')),
      at timestamptz not null,
      check ((says = 'given') = (wording_id is not null)),
      check (says = 'given' or until is null)
    )`,
    'create index story_consent_by_story on story_consent (story_id, id)',
    `create function refuse_change_of_story_consent() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and not exists (select 1 from story where id = old.story_id) then
          return old;
        end if;
        raise exception 'What somebody agreed to is only ever added to' using errcode = 'integrity_constraint_violation';
      end
    $$`,
    `create trigger story_consent_is_final before update or delete on story_consent
      for each row execute function refuse_change_of_story_consent()`,
    `create trigger story_wording_is_final before update or delete on story_wording
      for each row execute function refuse_change_of_wording()`,
    `create table story_look (
      ${ofStory},
      key text not null ${hash('key')},
      kind text not null,
      looked_by text not null,
      at timestamptz not null,
      primary key (story_id, key)
    )`,
    `create table story_link (
      token_hash text primary key ${hash('token_hash')},
      kind text not null check (kind in ('confirm', 'mine')),
      ${ofStory},
      made_at timestamptz not null,
      expires_at timestamptz
    )`,
    'create index story_link_by_story on story_link (story_id)',
    `create table story_mail (
      mail_id bigint primary key,
      ${ofStory},
      queued_at timestamptz not null
    )`,
    'create index story_mail_by_story on story_mail (story_id)',
    'create index story_mail_oldest on story_mail (queued_at)',
    ...['story', 'story_version', 'story_consent', 'story_wording', 'story_look'].map(auditedTable),
  ],
}
