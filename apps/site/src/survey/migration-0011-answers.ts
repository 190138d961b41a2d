import { auditedTable, type Migration } from '../foundation/index.ts'

const ofRequest = `round_id text not null,
        trust_code text not null,
        foreign key (round_id, trust_code) references request (round_id, trust_code)`

/** What came back, what it says, and what we make of it. */
export const migration0011: Migration = {
  name: '0011_answers',
  statements: [
    `alter table round add column marking_mode text not null default 'check' check (marking_mode in ('check', 'blind'))`,
    `alter table message add column came_by text not null default 'mail'
      check (came_by in ('mail', 'post', 'portal', 'phone', 'reply-page'))`,
    `create table answer (
        question_id text not null,
        words text not null,
        language text not null check (language in ('en', 'cy')),
        translation text,
        number integer check (number >= 0),
        from_day date,
        to_day date,
        note text not null,
        version integer not null check (version > 0),
        changed_at timestamptz not null,
        changed_by text not null,
        ${ofRequest},
        primary key (round_id, trust_code, question_id)
      )`,
    `create table answer_evidence (
        id bigint generated always as identity primary key,
        question_id text not null,
        source text not null check (source in ('quote', 'link', 'file')),
        message_id bigint references message (id),
        file_sha256 text,
        file_name text,
        page integer check (page > 0),
        quote text,
        language text check (language in ('en', 'cy')),
        translation text,
        url text,
        dated date,
        is_found boolean not null,
        is_shown boolean not null,
        added_at timestamptz not null,
        added_by text not null,
        removed_at timestamptz,
        removed_by text,
        ${ofRequest},
        check (source <> 'quote' or quote is not null),
        check (source <> 'link' or url is not null),
        check (source <> 'file' or file_sha256 is not null)
      )`,
    'create index answer_evidence_by_request on answer_evidence (round_id, trust_code, question_id, id)',
    `create table marking (
        slot text not null check (slot in ('first', 'second', 'settled')),
        marker text not null,
        marker_name text not null,
        state text not null check (state in ('open', 'done')),
        based_on text,
        version integer not null check (version > 0),
        started_at timestamptz not null,
        done_at timestamptz,
        ${ofRequest},
        primary key (round_id, trust_code, slot)
      )`,
    // The second reading is somebody else's.
    `create unique index marking_by_two_people on marking (round_id, trust_code, marker) where slot in ('first', 'second')`,
    `create table mark (
        round_id text not null,
        trust_code text not null,
        slot text not null,
        question_id text not null,
        mark text not null
          check (mark in ('yes', 'partly', 'no', 'given', 'refused-cost', 'refused-other', 'elsewhere', 'unclear', 'none')),
        note text not null,
        primary key (round_id, trust_code, slot, question_id),
        foreign key (round_id, trust_code, slot) references marking (round_id, trust_code, slot) on delete cascade
      )`,
    `create table status_decision (
        note_en text not null,
        note_cy text not null,
        excluded_reason text,
        treated_by text,
        override_status text
          check (override_status in ('collecting', 'partial', 'not-collecting', 'no-response', 'not-asked', 'excluded')),
        override_rule text,
        override_reason text,
        override_by text,
        override_at timestamptz,
        version integer not null check (version > 0),
        changed_at timestamptz not null,
        changed_by text not null,
        ${ofRequest},
        primary key (round_id, trust_code),
        check ((override_status is null) = (override_reason is null))
      )`,
    `create table attachment_file (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
        bytes bigint not null,
        type text not null,
        state text not null check (state in ('waiting', 'clean', 'quarantined', 'released', 'missing')),
        findings jsonb not null,
        has_text boolean not null,
        came_at timestamptz not null,
        checked_at timestamptz,
        released_at timestamptz,
        released_by text,
        release_reason text
      )`,
    `create index attachment_file_waiting on attachment_file (came_at) where state = 'waiting'`,
    `create table attachment_text (
        sha256 text not null references attachment_file (sha256),
        page integer not null check (page > 0),
        title text not null,
        text text not null,
        primary key (sha256, page)
      )`,
    ...['answer', 'answer_evidence', 'marking', 'mark', 'status_decision', 'attachment_file'].map(auditedTable),
  ],
}
