import { auditedTable, type Migration } from '../foundation/index.ts'

/** What readers say is wrong about a support service. The words stand here as they are: this text never changes. */
export const migration0032: Migration = {
  name: '0032_support',
  statements: [
    `create table support_report (
      id bigint generated always as identity primary key,
      service text not null check (service <> ''),
      service_version integer not null,
      what text not null check (what in ('contact', 'hours', 'place', 'gone', 'harm', 'other')),
      words text not null,
      same_key text not null check (same_key ~ '^[0-9a-f]{64}$'),
      locale text not null check (locale in ('en', 'cy')),
      reported_at timestamptz not null,
      settled_at timestamptz,
      settled_by text,
      outcome text check (outcome in ('mended', 'right', 'taken-off')),
      note text,
      check ((settled_at is null) = (settled_by is null)),
      check ((settled_at is null) = (outcome is null))
    )`,
    // The same words about the same entry wait once, however often the button is pressed.
    'create unique index support_report_once on support_report (service, same_key) where settled_at is null',
    'create index support_report_open on support_report (reported_at) where settled_at is null',
    'create index support_report_to_forget on support_report (settled_at) where settled_at is not null',
    auditedTable('support_report'),
  ],
}
