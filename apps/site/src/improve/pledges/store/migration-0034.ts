import { auditedTable, type Migration } from '../../../foundation/index.ts'

// The words as they were when this landed: those of today, in pledge-words.ts, may grow.
const kinds = `in ('start', 'survey', 'findings', 'agreement', 'version', 'progress', 'withdraw', 'withhold')`
const ofSurvey = 'survey_id bigint not null references pledge_survey (id) on delete cascade'
const hash = (column: string) => `check (${column} ~ '^[0-9a-f]{64}$')`

/** The service pledge: what hospitals ask their patients and staff, promise, and do; and what staff let the public see of it. */
export const migration0034: Migration = {
  name: '0034_pledges',
  statements: [
    `create table pledge (
      id bigint generated always as identity primary key,
      trust_code text not null,
      started_on date not null
    )`,
    'create index pledge_by_trust on pledge (trust_code, id)',
    `create table pledge_change (
      id bigint generated always as identity primary key,
      once text not null unique ${hash('once')},
      trust_code text not null,
      pledge_id bigint references pledge (id),
      kind text not null check (kind ${kinds}),
      facts jsonb not null,
      based_on integer not null default 0,
      state text not null check (state in ('waiting', 'approved', 'refused', 'taken-back')),
      asked_kind text not null check (asked_kind in ('staff', 'hospital', 'seed')),
      asked_by text not null,
      asked_at timestamptz not null,
      settled_at timestamptz,
      reason text not null default '',
      check ((state = 'waiting') = (settled_at is null)),
      check (kind = 'start' or pledge_id is not null),
      check (state <> 'refused' or reason <> '')
    )`,
    'create index pledge_change_by_state on pledge_change (state, asked_at, id)',
    'create index pledge_change_by_trust on pledge_change (trust_code, id)',
    'create index pledge_change_by_pledge on pledge_change (pledge_id, id)',
    `create table pledge_publication (
      id bigint generated always as identity primary key,
      pledge_id bigint not null references pledge (id),
      change_id bigint not null unique references pledge_change (id),
      kind text not null check (kind ${kinds}),
      number integer not null check (number > 0),
      facts jsonb not null,
      published_on date not null,
      unique (pledge_id, kind, number)
    )`,
    // What was published is never changed: a later version says what is different, and what may not be read any more is marked by another row.
    `create function refuse_change_of_pledge_publication() returns trigger language plpgsql as $$
      begin
        raise exception 'What was published of a pledge is only ever added to' using errcode = 'integrity_constraint_violation';
      end
    $$`,
    `create trigger pledge_publication_is_final before update or delete on pledge_publication
      for each row execute function refuse_change_of_pledge_publication()`,
    `create trigger pledge_publication_is_not_emptied before truncate on pledge_publication
      for each statement execute function refuse_change_of_pledge_publication()`,
    `create table pledge_survey (
      id bigint generated always as identity primary key,
      pledge_id bigint not null references pledge (id),
      code text not null unique check (code ~ '^[2-9A-HJKMNP-Z]{8}$'),
      audience text not null check (audience in ('patients', 'staff')),
      moment text not null check (moment in ('before', 'after')),
      questions jsonb not null,
      opens_on date not null,
      closes_on date not null,
      invited integer check (invited > 0),
      counted_on date,
      counts jsonb,
      doubt text not null default '' check (doubt in ('', 'more-than-invited', 'stands', 'set-aside')),
      check (closes_on >= opens_on),
      check ((counted_on is null) = (counts is null)),
      check (doubt = '' or counted_on is not null)
    )`,
    'create index pledge_survey_by_pledge on pledge_survey (pledge_id, id)',
    'create index pledge_survey_to_count on pledge_survey (closes_on) where counted_on is null',
    // Nothing here tells who, from where, or when but for the day; and no number that counts upwards tells in which order.
    `create table pledge_answer (
      id text primary key ${hash('id')},
      ${ofSurvey},
      day date not null,
      way text not null check (way in ('online', 'paper')),
      choices jsonb not null
    )`,
    'create index pledge_answer_by_survey on pledge_answer (survey_id, day)',
    `create table pledge_comment (
      id text primary key ${hash('id')},
      ${ofSurvey},
      question text not null,
      text text not null,
      locale text not null check (locale in ('en', 'cy')),
      concerns jsonb not null,
      state text not null check (state in ('waiting', 'cleared', 'refused')),
      check ((state = 'refused') = (text = ''))
    )`,
    'create index pledge_comment_by_survey on pledge_comment (survey_id, state, id)',
    ...['pledge', 'pledge_change', 'pledge_publication', 'pledge_survey'].map(auditedTable),
  ],
}
