import { auditedTable, type Migration } from '../../foundation/index.ts'

/** When and as what the results of a round are published: see docs/tables/publication.md. */
export const publicationMigration: Migration = {
  name: '0014_publication',
  statements: [
    `create table publication (
        id bigint generated always as identity primary key,
        round_id text not null references round (id),
        state text not null check (state in ('planned', 'published', 'stopped', 'cancelled')),
        title text not null,
        as_of date not null,
        fingerprint text not null,
        publish_at timestamptz not null,
        release text,
        stopped_because jsonb,
        form_token text not null unique,
        asked_at timestamptz not null,
        asked_by text not null,
        settled_at timestamptz,
        settled_by text,
        check ((state = 'published') = (release is not null)),
        check ((state = 'planned') = (settled_at is null)),
        check ((state = 'stopped') = (stopped_because is not null))
      )`,
    // Two people who plan at once: the second is told of the first.
    `create unique index publication_planned on publication (round_id) where state = 'planned'`,
    `create index publication_due on publication (publish_at) where state = 'planned'`,
    'create index publication_of_round on publication (round_id, id)',
    auditedTable('publication'),
  ],
}
