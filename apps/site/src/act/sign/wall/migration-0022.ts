import { auditedTable, type Migration } from '../../../foundation/index.ts'

// The words as they were when this landed: those of today, in wall-words.ts, may grow.
const scopes = `in ('wall', 'press', 'social')`
const ofPhoto = 'photo_id bigint not null references sign_photo (id) on delete cascade'
const hash = (column: string) => `check (${column} ~ '^[0-9a-f]{64}$')`

/** Photographs of people with their signs: the pictures themselves, what their owners agreed to, and how they take them back. */
export const migration0022: Migration = {
  name: '0022_sign_wall',
  statements: [
    `create table sign_photo (
      id bigint generated always as identity primary key,
      state text not null check (state in ('unconfirmed', 'waiting', 'shown', 'ended')),
      version integer not null check (version > 0),
      address text not null,
      locale text not null check (locale in ('en', 'cy')),
      name text not null,
      place text not null,
      description text not null,
      asked_at timestamptz not null,
      confirmed_at timestamptz,
      shown_at timestamptz,
      shown_until timestamptz,
      asked_again_at timestamptz,
      ended_at timestamptz,
      ended_because text check (ended_because in ('refused', 'owner', 'staff', 'expired')),
      reason text check (reason in ('no-sign', 'unclear', 'child', 'somebody-else', 'private-details', 'party', 'words', 'asked')),
      check ((state = 'ended') = (ended_at is not null)),
      check ((state = 'ended') = (ended_because is not null)),
      check ((state = 'ended') = (address = '')),
      check (state <> 'ended' or (name = '' and place = '' and description = '')),
      check (state not in ('waiting', 'shown') or confirmed_at is not null),
      check (state <> 'shown' or (shown_at is not null and shown_until is not null and description <> ''))
    )`,
    "create index sign_photo_shown on sign_photo (shown_at desc, id desc) where state = 'shown'",
    "create index sign_photo_waiting on sign_photo (confirmed_at, id) where state = 'waiting'",
    'create index sign_photo_to_forget on sign_photo (state, asked_at)',
    "create index sign_photo_by_address on sign_photo (address) where address <> ''",
    `create table sign_photo_image (
      ${ofPhoto},
      size text not null check (size in ('large', 'small')),
      sha256 text not null ${hash('sha256')},
      bytes bytea not null,
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      primary key (photo_id, size)
    )`,
    'create index sign_photo_image_by_hash on sign_photo_image (sha256)',
    `create table sign_wording (
      id bigint generated always as identity primary key,
      scope text not null check (scope ${scopes}),
      language text not null check (language in ('en', 'cy')),
      text text not null,
      sha256 text not null unique ${hash('sha256')},
      first_used_at timestamptz not null
    )`,
    `create table sign_consent (
      id bigint generated always as identity primary key,
      ${ofPhoto},
      scope text not null check (scope ${scopes}),
      says text not null check (says in ('given', 'withdrawn')),
      wording_id bigint references sign_wording (id),
      way text not null check (way in ('form', 'link', 'staff')),
      at timestamptz not null,
      check ((says = 'given') = (wording_id is not null))
    )`,
    'create index sign_consent_by_photo on sign_consent (photo_id, id)',
    // Evidence is only ever added to. It goes with its photograph and in no other way: by then that row is gone.
    `create function refuse_change_of_sign_consent() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and not exists (select 1 from sign_photo where id = old.photo_id) then
          return old;
        end if;
        raise exception 'What somebody agreed to is only ever added to' using errcode = 'integrity_constraint_violation';
      end
    $$`,
    `create trigger sign_consent_is_final before update or delete on sign_consent
      for each row execute function refuse_change_of_sign_consent()`,
    `create trigger sign_wording_is_final before update or delete on sign_wording
      for each row execute function refuse_change_of_wording()`,
    `create table sign_photo_link (
      token_hash text primary key ${hash('token_hash')},
      kind text not null check (kind in ('confirm', 'mine')),
      ${ofPhoto},
      made_at timestamptz not null,
      expires_at timestamptz
    )`,
    'create index sign_photo_link_by_photo on sign_photo_link (photo_id)',
    `create table sign_photo_mail (
      mail_id bigint primary key,
      ${ofPhoto},
      queued_at timestamptz not null
    )`,
    'create index sign_photo_mail_by_photo on sign_photo_mail (photo_id)',
    'create index sign_photo_mail_oldest on sign_photo_mail (queued_at)',
    ...['sign_photo', 'sign_consent', 'sign_wording'].map(auditedTable),
  ],
}
