import { auditedTable } from '../../foundation/index.ts'

/** How units see themselves against the standards. A part of migration 0033. What is published never changes: the database refuses it. */
export const assessmentSchema: readonly string[] = [
  `create table assessment (
    id bigint generated always as identity primary key,
    trust_code text not null,
    hospital_code text not null,
    year integer not null check (year between 2000 and 2999),
    edition integer not null references standards_edition (number),
    state text not null check (state in ('draft', 'sent', 'published')),
    version integer not null check (version > 0),
    note text not null,
    made_by text not null,
    made_at timestamptz not null,
    sent_at timestamptz,
    published_at timestamptz,
    unique (trust_code, hospital_code, year),
    check ((state = 'published') = (published_at is not null)),
    check (state = 'draft' or sent_at is not null)
  )`,
  "create index assessment_sent on assessment (sent_at, id) where state = 'sent'",
  `create table assessment_answer (
    assessment_id bigint not null references assessment (id) on delete cascade,
    standard text not null check (standard <> ''),
    grade text not null check (grade in ('met', 'partly', 'not-yet', 'not-assessed')),
    evidence text not null,
    link text not null,
    evidence_on text not null check (evidence_on = '' or evidence_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    withheld_at timestamptz,
    primary key (assessment_id, standard),
    check (withheld_at is null or (evidence = '' and link = ''))
  )`,
  `create function refuse_change_of_assessment() returns trigger language plpgsql as $$
    begin
      if old.state = 'published' then
        raise exception 'A published assessment never changes' using errcode = 'integrity_constraint_violation';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end
  $$`,
  `create trigger assessment_is_final before update or delete on assessment
    for each row execute function refuse_change_of_assessment()`,
  // A passage that must not be seen goes; what the unit said of the standard stays, with the day on which the passage went.
  `create function refuse_change_of_assessment_answer() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from assessment where id = coalesce(new.assessment_id, old.assessment_id) and state = 'published')
        and not (tg_op = 'UPDATE' and old.withheld_at is null and new.withheld_at is not null
          and new.assessment_id = old.assessment_id and new.standard = old.standard
          and new.grade = old.grade and new.evidence_on = old.evidence_on) then
        raise exception 'A published assessment never changes' using errcode = 'integrity_constraint_violation';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end
  $$`,
  `create trigger assessment_answer_is_final before insert or update or delete on assessment_answer
    for each row execute function refuse_change_of_assessment_answer()`,
  ...['assessment', 'assessment_answer'].map(auditedTable),
]
