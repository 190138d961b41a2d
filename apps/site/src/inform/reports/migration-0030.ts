import { auditedTable, type Migration } from '../../foundation/index.ts'

/** Editions of reports. A row is final from the moment it is written: the database itself refuses to change or remove one. */
export const migration0030: Migration = {
  name: '0030_report_editions',
  statements: [
    `create table report_edition (
      report text not null check (report ~ '^[a-z][a-z0-9-]*$'),
      edition integer not null check (edition > 0),
      release text,
      replaces integer,
      published_on date not null,
      published_at timestamptz not null,
      published_by text not null,
      form_token text not null unique,
      body text not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      primary key (report, edition),
      unique (report, replaces),
      foreign key (report, replaces) references report_edition (report, edition),
      check (replaces < edition)
    )`,
    `create function refuse_change_of_edition() returns trigger language plpgsql as $$
      begin
        raise exception 'An edition of a report is final: publish a new one that names it' using errcode = 'integrity_constraint_violation';
      end
    $$`,
    `create trigger report_edition_is_final before update or delete on report_edition
      for each row execute function refuse_change_of_edition()`,
    `create trigger report_edition_is_not_emptied before truncate on report_edition
      for each statement execute function refuse_change_of_edition()`,
    auditedTable('report_edition'),
  ],
}
