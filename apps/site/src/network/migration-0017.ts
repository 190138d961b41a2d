import { auditedAtOnce, auditedTable, type Migration } from '../foundation/index.ts'
import {
  bases,
  endings,
  knownStatuses,
  linkKinds,
  purposes,
  says,
  subscriptionStates,
  supporterMailKinds,
  supporterStates,
  suppressionReasons,
  ways,
} from './words-of-0017.ts'

const oneOf = (words: readonly string[]): string => `in (${words.map(word => `'${word}'`).join(', ')})`
const ofSupporter = 'supporter_id bigint not null references supporter (id) on delete cascade'
const key = `check (key ~ '^[0-9a-f]{64}$')`

/** People who asked to hear from us: who, on what ground, and who must not be written to. */
export const migration0017: Migration = {
  name: '0017_network',
  statements: [
    `create table supporter (
      id bigint generated always as identity primary key,
      address text not null unique check (address <> ''),
      address_typed text not null,
      locale text not null check (locale in ('en', 'cy')),
      state text not null check (state ${oneOf(supporterStates)}),
      asked_at timestamptz not null,
      confirmed_at timestamptz,
      left_at timestamptz,
      check ((state = 'left') = (left_at is not null)),
      check (state <> 'confirmed' or confirmed_at is not null)
    )`,
    `create index supporter_to_forget on supporter (state, asked_at) where state <> 'confirmed'`,
    `create table consent_wording (
      id bigint generated always as identity primary key,
      purpose text not null check (purpose ${oneOf(purposes)}),
      language text not null check (language in ('en', 'cy')),
      version integer not null check (version > 0),
      text text not null,
      sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
      first_used_at timestamptz not null,
      unique (purpose, language, version)
    )`,
    `create table consent (
      id bigint generated always as identity primary key,
      ${ofSupporter},
      purpose text not null check (purpose ${oneOf(purposes)}),
      says text not null check (says ${oneOf(says)}),
      basis text check (basis ${oneOf(bases)}),
      wording_id bigint references consent_wording (id),
      about text,
      page text not null,
      way text not null check (way ${oneOf(ways)}),
      asked_at timestamptz,
      at timestamptz not null,
      check ((says = 'given') = (basis is not null)),
      check (basis <> 'consent' or wording_id is not null)
    )`,
    'create index consent_by_supporter on consent (supporter_id, id)',
    // Evidence is only ever added to. It goes with its supporter and in no other way: by then their row is gone.
    `create function refuse_change_of_consent() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and not exists (select 1 from supporter where id = old.supporter_id) then
          return old;
        end if;
        raise exception 'What somebody agreed to is only ever added to' using errcode = 'integrity_constraint_violation';
      end
    $$`,
    'create trigger consent_is_final before update or delete on consent for each row execute function refuse_change_of_consent()',
    `create function refuse_change_of_wording() returns trigger language plpgsql as $$
      begin
        raise exception 'Words that somebody may have agreed to never change' using errcode = 'integrity_constraint_violation';
      end
    $$`,
    'create trigger wording_is_final before update or delete on consent_wording for each row execute function refuse_change_of_wording()',
    `create table suppression (
      key text not null ${key},
      reason text not null check (reason ${oneOf(suppressionReasons)}),
      purpose text not null check (purpose = '' or purpose ${oneOf(purposes)}),
      since timestamptz not null,
      primary key (key, reason, purpose),
      check ((reason = 'unsubscribed') = (purpose <> ''))
    )`,
    `create table alert_subscription (
      id bigint generated always as identity primary key,
      ${ofSupporter},
      trust_code text not null,
      state text not null check (state ${oneOf(subscriptionStates)}),
      told_status text not null check (told_status ${oneOf(knownStatuses)}),
      told_release text,
      asked_at timestamptz not null,
      confirmed_at timestamptz,
      ended_at timestamptz,
      ended_because text check (ended_because ${oneOf(endings)}),
      followed_from text,
      unique (supporter_id, trust_code),
      check ((state = 'ended') = (ended_at is not null)),
      check ((state = 'ended') = (ended_because is not null)),
      check (state <> 'active' or confirmed_at is not null)
    )`,
    `create index alert_subscription_active on alert_subscription (trust_code, told_status, id) where state = 'active'`,
    `create index alert_subscription_asked on alert_subscription (asked_at) where state = 'asked'`,
    `create table alert (
      id bigint generated always as identity primary key,
      subscription_id bigint not null references alert_subscription (id) on delete cascade,
      release text not null,
      trust_code text not null,
      status_before text not null check (status_before ${oneOf(knownStatuses)}),
      status_after text not null check (status_after ${oneOf(knownStatuses)}),
      mail_id bigint not null unique,
      at timestamptz not null,
      unique (subscription_id, release)
    )`,
    'create index alert_by_release on alert (release, id)',
    `create table supporter_link (
      token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
      kind text not null check (kind ${oneOf(linkKinds)}),
      ${ofSupporter},
      subscription_id bigint references alert_subscription (id) on delete cascade,
      wording_id bigint references consent_wording (id),
      page text,
      made_at timestamptz not null,
      expires_at timestamptz,
      used_at timestamptz,
      check ((kind = 'confirm') = (subscription_id is not null and wording_id is not null and page is not null))
    )`,
    'create index supporter_link_by_supporter on supporter_link (supporter_id, kind, made_at)',
    'create index supporter_link_to_forget on supporter_link (expires_at)',
    `create table supporter_mail (
      mail_id bigint primary key,
      message_id text not null unique,
      kind text not null check (kind ${oneOf(supporterMailKinds)}),
      queued_at timestamptz not null,
      ${ofSupporter}
    )`,
    'create index supporter_mail_by_supporter on supporter_mail (supporter_id, mail_id)',
    'create index supporter_mail_oldest on supporter_mail (queued_at)',
    `create table retention_run (
      id bigint generated always as identity primary key,
      on_day date not null unique,
      at timestamptz not null,
      removed jsonb not null
    )`,
    ...['supporter', 'consent', 'consent_wording', 'suppression', 'retention_run'].map(auditedTable),
    // A release changes thousands of these at once.
    ...['alert_subscription', 'alert'].map(auditedAtOnce),
  ],
}
