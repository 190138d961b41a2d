import { auditedAtOnce, auditedTable, type Migration } from '../foundation/index.ts'

/** Tables whose rows are final from the moment they are written. */
const finalTables = [
  'criteria',
  'release',
  'release_status',
  'evidence',
  'correction',
  'skipped_row',
  'withheld_passage',
] as const

/**
 * A release's bytes never change: the database itself refuses UPDATE, DELETE and TRUNCATE of its rows, whoever asks. Rows can only be
 * added, and to a release only in the transaction that publishes it (xmin is the transaction that wrote a row).
 */
const guards = [
  `create function refuse_change_of_released_row() returns trigger language plpgsql as $$
    begin
      raise exception 'Rows of % are final: publish a correction instead', tg_table_name using errcode = 'integrity_constraint_violation';
    end
  $$`,
  ...finalTables.flatMap(table => [
    `create trigger ${table}_is_final before update or delete on ${table}
      for each row execute function refuse_change_of_released_row()`,
    `create trigger ${table}_is_not_emptied before truncate on ${table}
      for each statement execute function refuse_change_of_released_row()`,
  ]),
  `create function refuse_late_row_of_release() returns trigger language plpgsql as $$
    begin
      if not exists (
        select 1 from release where id = new.release and xmin::text::bigint = (txid_current() & 4294967295)
      ) then
        raise exception 'Release % is published: no row can be added to it', new.release using errcode = 'integrity_constraint_violation';
      end if;
      return new;
    end
  $$`,
  ...['release_status', 'evidence', 'correction', 'skipped_row'].map(
    table => `create trigger ${table}_comes_with_its_release before insert on ${table}
      for each row execute function refuse_late_row_of_release()`,
  ),
]

export const releasesMigrations: readonly Migration[] = [
  {
    name: '0003_releases',
    statements: [
      `create table criteria (
        version text primary key,
        body text not null,
        sha256 text not null,
        published_on date not null
      )`,
      `create table release (
        id text primary key,
        year integer not null,
        number integer not null,
        correction_number integer not null,
        title text not null,
        as_of date not null,
        published_on date not null,
        criteria text not null references criteria (version),
        content_key text not null,
        body text not null,
        sha256 text not null,
        unique (year, number, correction_number)
      )`,
      `create index release_by_content on release (content_key)`,
      `create table release_status (
        release text not null references release (id),
        trust_code text not null,
        name text not null,
        name_cy text,
        nation text not null check (nation in ('england', 'wales', 'scotland', 'northern-ireland')),
        kind text not null,
        region_code text not null,
        region_name text not null,
        lat double precision,
        lon double precision,
        status text check (status in ('collecting', 'partial', 'not-collecting', 'no-response', 'not-asked')),
        excluded_reason text,
        criterion text,
        answered_on date,
        diagnosed integer check (diagnosed >= 0),
        de_novo integer check (de_novo >= 0),
        recurrent integer check (recurrent >= 0),
        period_start date,
        period_end date,
        note text,
        primary key (release, trust_code),
        check (status is null or excluded_reason is null)
      )`,
      `create index release_status_of_trust on release_status (trust_code)`,
      `create table evidence (
        release text not null,
        trust_code text not null,
        position integer not null,
        source text not null check (source in ('quote', 'link', 'withheld')),
        quote text,
        language text check (language in ('en', 'cy')),
        dated date,
        url text,
        withheld_on date,
        withheld_reason text,
        withheld_sha256 text,
        primary key (release, trust_code, position),
        foreign key (release, trust_code) references release_status (release, trust_code)
      )`,
      `create index evidence_of_trust on evidence (trust_code)`,
      `create table correction (
        release text primary key references release (id),
        parent text not null unique references release (id),
        reason text not null,
        trust_codes jsonb not null
      )`,
      `create table skipped_row (
        release text not null references release (id),
        line integer not null,
        trust_code text,
        reasons jsonb not null,
        primary key (release, line)
      )`,
      `create table withheld_passage (
        passage text primary key,
        release text not null references release (id),
        trust_code text not null,
        withheld_on date not null,
        reason text not null,
        sha256 text not null
      )`,
      `create index withheld_passage_of_release on withheld_passage (release)`,
      `create table public_statement (
        id text primary key,
        trust_code text not null,
        kind text not null check (kind in ('answer-to-request', 'statement')),
        publisher text not null,
        title text not null,
        url text not null,
        dated text not null,
        retrieved_on date not null,
        quotes jsonb not null,
        figures jsonb not null,
        statements jsonb not null
      )`,
      `create index public_statement_of_trust on public_statement (trust_code)`,
      `create table earlier_result (
        id text primary key,
        nation text not null check (nation in ('england', 'wales', 'scotland', 'northern-ireland')),
        year integer not null,
        publisher text not null,
        title text not null,
        dated date not null,
        retrieved_on date not null,
        nothing_percent integer not null check (nothing_percent between 0 and 100),
        part_percent integer not null check (part_percent between 0 and 100),
        caveat text not null
      )`,
      ...guards,
    ],
  },
  {
    name: '0008_audited_releases',
    statements: [
      ...['criteria', 'release', 'correction', 'withheld_passage'].map(auditedTable),
      // Up to thousands of rows in one go: entered in the log before they are written.
      ...['release_status', 'evidence', 'skipped_row', 'public_statement', 'earlier_result'].map(auditedAtOnce),
    ],
  },
  {
    // New columns only, which are empty in every row that is there: no release changes.
    name: '0014_evidence_of_answers',
    statements: [
      'alter table release_status add column note_cy text',
      'alter table evidence add column translation text',
      'alter table evidence add column file_name text',
      'alter table evidence add column file_sha256 text',
      'alter table evidence add column page integer check (page > 0)',
      'alter table evidence drop constraint evidence_source_check',
      `alter table evidence add constraint evidence_source_check check (source in ('quote', 'link', 'file', 'withheld'))`,
      `alter table evidence add constraint evidence_of_a_file check (source <> 'file' or file_sha256 is not null)`,
      'alter table evidence add constraint evidence_file_has_a_name check ((file_name is null) = (file_sha256 is null))',
    ],
  },
  {
    // New columns only, which are empty in every row that is there: no release changes.
    name: '0038_evidence_of_submissions',
    statements: [
      'alter table evidence add column submission_sha256 text',
      'alter table evidence add column submission text',
      'alter table evidence drop constraint evidence_source_check',
      `alter table evidence add constraint evidence_source_check
        check (source in ('quote', 'link', 'file', 'submission', 'withheld'))`,
      `alter table evidence add constraint evidence_of_a_submission check (
        (source = 'submission') = (submission is not null) and (submission is null) = (submission_sha256 is null)
      )`,
      `create index evidence_by_submission on evidence (submission_sha256) where submission_sha256 is not null`,
      // No words of the trust's own: what stands beside a submission is a public decision, made by staff.
      `create table evidence_offer (
        trust_code text primary key,
        submission_sha256 text not null,
        status text not null check (status in ('collecting', 'partial', 'not-collecting')),
        evidence text not null,
        offered_at timestamptz not null
      )`,
      auditedTable('evidence_offer'),
    ],
  },
]
