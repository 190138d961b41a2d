import { auditedTable } from '../../foundation/index.ts'

const ofProfessional = 'professional_id bigint not null references professional (id) on delete cascade'

/** Addresses at work that people confirm, for whatever they do under their own name. Migration 0031a. */
export const professionalSchema: readonly string[] = [
  `create table professional (
    id bigint generated always as identity primary key,
    state text not null check (state in ('unconfirmed', 'review', 'good', 'refused')),
    version integer not null check (version > 0),
    address text not null unique check (address <> ''),
    locale text not null check (locale in ('en', 'cy')),
    asked_at timestamptz not null,
    confirmed_at timestamptz,
    decided_at timestamptz,
    check ((state = 'unconfirmed') = (confirmed_at is null)),
    check (state <> 'refused' or decided_at is not null)
  )`,
  "create index professional_review on professional (confirmed_at, id) where state = 'review'",
  'create index professional_by_time on professional (asked_at)',
  `create table professional_link (
    token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
    ${ofProfessional},
    purpose text not null check (purpose in ('endorsement', 'training')),
    ref bigint not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  'create index professional_link_by_professional on professional_link (professional_id)',
  `create table professional_mail (
    mail_id bigint primary key,
    ${ofProfessional},
    queued_at timestamptz not null
  )`,
  'create index professional_mail_by_professional on professional_mail (professional_id)',
  'create index professional_mail_oldest on professional_mail (queued_at)',
  auditedTable('professional'),
]
