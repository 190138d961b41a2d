import { auditedTable } from '../../foundation/index.ts'

const ofEndorsement = 'endorsement_id bigint not null references endorsement (id) on delete cascade'
const hash = (column: string) => `check (${column} ~ '^[0-9a-f]{64}$')`

/** Who stands behind the standards of care, what they agreed to, and how they take it back. A part of migration 0033. */
export const endorsementSchema: readonly string[] = [
  `create table endorsement (
    id bigint generated always as identity primary key,
    professional_id bigint references professional (id),
    state text not null check (state in ('unconfirmed', 'review', 'counted', 'ended')),
    version integer not null check (version > 0),
    edition integer not null references standards_edition (number),
    mailbox text not null,
    name text not null,
    role text not null check (role in ('nurse-specialist', 'nurse', 'oncologist', 'surgeon', 'palliative', 'radiographer', 'pharmacist', 'allied', 'gp', 'manager', 'other')),
    trust_code text,
    employer text not null,
    locale text not null check (locale in ('en', 'cy')),
    name_state text not null check (name_state in ('hidden', 'waiting', 'shown')),
    asked_at timestamptz not null,
    counted_at timestamptz,
    ended_at timestamptz,
    ended_because text check (ended_because in ('owner', 'staff', 'address', 'replaced')),
    check ((state = 'ended') = (ended_at is not null)),
    check ((state = 'ended') = (ended_because is not null)),
    check ((state = 'ended') = (mailbox = '')),
    check ((state = 'ended') = (professional_id is null)),
    check (state <> 'ended' or (name = '' and employer = '' and trust_code is null and name_state = 'hidden')),
    check (state <> 'counted' or counted_at is not null),
    check (name_state <> 'shown' or (state = 'counted' and name <> ''))
  )`,
  "create unique index endorsement_one_each on endorsement (mailbox) where state = 'counted'",
  'create index endorsement_by_professional on endorsement (professional_id)',
  "create index endorsement_by_trust on endorsement (trust_code) where state = 'counted'",
  "create index endorsement_named on endorsement (name_state, counted_at) where state = 'counted'",
  'create index endorsement_to_forget on endorsement (state, asked_at)',
  `create table endorsement_wording (
    id bigint generated always as identity primary key,
    language text not null check (language in ('en', 'cy')),
    text text not null,
    sha256 text not null unique ${hash('sha256')},
    first_used_at timestamptz not null
  )`,
  `create table endorsement_consent (
    id bigint generated always as identity primary key,
    ${ofEndorsement},
    says text not null check (says in ('given', 'withdrawn')),
    wording_id bigint references endorsement_wording (id),
    way text not null check (way in ('form', 'link', 'staff')),
    at timestamptz not null,
    check ((says = 'given') = (wording_id is not null))
  )`,
  'create index endorsement_consent_by_endorsement on endorsement_consent (endorsement_id, id)',
  // Evidence is only ever added to. It goes with its signature and in no other way: by then that row is gone.
  `create function refuse_change_of_endorsement_consent() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and not exists (select 1 from endorsement where id = old.endorsement_id) then
        return old;
      end if;
      raise exception 'What somebody agreed to is only ever added to' using errcode = 'integrity_constraint_violation';
    end
  $$`,
  `create trigger endorsement_consent_is_final before update or delete on endorsement_consent
    for each row execute function refuse_change_of_endorsement_consent()`,
  `create trigger endorsement_wording_is_final before update or delete on endorsement_wording
    for each row execute function refuse_change_of_wording()`,
  `create table endorsement_link (
    token_hash text primary key ${hash('token_hash')},
    ${ofEndorsement},
    made_at timestamptz not null
  )`,
  'create index endorsement_link_by_endorsement on endorsement_link (endorsement_id)',
  ...['endorsement', 'endorsement_consent', 'endorsement_wording'].map(auditedTable),
]
