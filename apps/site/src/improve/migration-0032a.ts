import { auditedTable, type Migration } from '../foundation/index.ts'

const hash = (column: string) => `check (${column} ~ '^[0-9a-f]{64}$')`

/** Trainings that professionals say they have completed. The words stand here as they are: this text never changes. */
export const migration0032a: Migration = {
  name: '0032a_training',
  statements: [
    `create table training_completion (
      id bigint generated always as identity primary key,
      professional_id bigint references professional (id),
      state text not null check (state in ('unconfirmed', 'review', 'standing', 'ended')),
      version integer not null check (version > 0),
      code text not null unique check (code ~ '^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$'),
      training text not null check (training <> ''),
      training_version integer not null,
      title_en text not null check (title_en <> ''),
      title_cy text not null,
      provider_en text not null,
      provider_cy text not null,
      name text not null,
      trust_code text,
      employer text not null,
      completed_on date not null,
      shows_name boolean not null,
      shows_employer boolean not null,
      locale text not null check (locale in ('en', 'cy')),
      asked_at timestamptz not null,
      stood_at timestamptz,
      link_asked boolean not null default false,
      provider_confirmed_at timestamptz,
      provider_confirmed_by text,
      provider_note text,
      ended_at timestamptz,
      ended_because text check (ended_because in ('owner', 'staff', 'address', 'time')),
      check ((state = 'ended') = (ended_at is not null)),
      check ((state = 'ended') = (ended_because is not null)),
      check ((state = 'ended') = (professional_id is null)),
      check (state <> 'ended' or (name = '' and employer = '' and trust_code is null and not shows_name and not shows_employer)),
      check (state = 'ended' or name <> ''),
      check (state <> 'standing' or stood_at is not null),
      check ((provider_confirmed_at is null) = (provider_confirmed_by is null))
    )`,
    // Of one person, one training and one day there is one.
    `create unique index training_completion_once on training_completion (professional_id, training, completed_on)
      where state in ('review', 'standing')`,
    'create index training_completion_by_professional on training_completion (professional_id)',
    `create index training_completion_by_trust on training_completion (trust_code) where state = 'standing'`,
    'create index training_completion_to_forget on training_completion (state, asked_at)',
    `create table training_link (
      token_hash text primary key ${hash('token_hash')},
      completion_id bigint not null references training_completion (id) on delete cascade,
      made_at timestamptz not null
    )`,
    'create index training_link_by_completion on training_link (completion_id)',
    auditedTable('training_completion'),
  ],
}
