import { auditedTable, type Migration } from '../../foundation/index.ts'

/** What a trust complains of, and what was done about it. */
export const migration0015Complaints: Migration = {
  name: '0015_complaints',
  statements: [
    `create table complaint (
      id bigint generated always as identity primary key,
      trust_code text not null,
      trust_name text not null,
      nation text not null,
      law text not null check (law in ('foia', 'foisa')),
      round_id text references round (id),
      message_id bigint references message (id),
      about text not null check (about <> ''),
      received_on date not null,
      acknowledged_on date,
      outcome text check (outcome in ('upheld', 'in-part', 'not-upheld', 'withdrawn')),
      reason text not null,
      settled_on date,
      leads_to text not null check (leads_to in ('nothing', 'correction', 'withholding')),
      followed_by text,
      followed_on date,
      form_token text not null unique,
      version integer not null check (version > 0),
      recorded_at timestamptz not null,
      recorded_by text not null,
      changed_at timestamptz not null,
      changed_by text not null,
      check ((outcome is null) = (settled_on is null)),
      check (outcome is null or reason <> ''),
      check (followed_by is null or leads_to <> 'nothing'),
      check ((followed_by is null) = (followed_on is null)),
      check (acknowledged_on is null or acknowledged_on >= received_on),
      check (settled_on is null or settled_on >= received_on)
    )`,
    'create index complaint_open on complaint (received_on) where outcome is null',
    'create index complaint_by_trust on complaint (trust_code)',
    `create table complaint_note (
      id bigint generated always as identity primary key,
      complaint_id bigint not null references complaint (id),
      text text not null check (text <> ''),
      at timestamptz not null,
      written_by text not null,
      form_token text not null unique
    )`,
    'create index complaint_note_by_complaint on complaint_note (complaint_id, id)',
    ...['complaint', 'complaint_note'].map(auditedTable),
  ],
}
