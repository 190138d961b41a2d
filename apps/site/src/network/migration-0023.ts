import { auditedAtOnce, auditedTable, type Migration } from '../foundation/index.ts'

/** The words as they were when this landed: its statements never change. */
const purposes = ['hospital-alerts', 'updates', 'network', 'my-condition']
const listPurposes = ['updates', 'network']
const linkKinds = ['confirm', 'leave', 'preferences', 'join', 'address']
const mailKinds = ['confirm', 'already', 'preferences', 'alert', 'join', 'welcome', 'address', 'moved', 'mailing']
const interests = ['politicians', 'hospitals', 'press', 'social-media', 'stories']
const aboutMe = ['have-it', 'family', 'professional']
const collections = ['form', 'paper', 'phone', 'event', 'third-party']
const requestKinds = ['access', 'erasure', 'correction', 'objection', 'portability']
const nations = ['england', 'wales', 'scotland', 'northern-ireland']

const listed = (words: readonly string[]): string => words.map(word => `'${word}'`).join(', ')
const oneOf = (words: readonly string[]): string => `in (${listed(words)})`
const someOf = (column: string, words: readonly string[]): string => `check (${column} <@ array[${listed(words)}])`
const district = `check (district ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?$')`
const ofSupporter = 'supporter_id bigint not null references supporter (id) on delete cascade'
const widen = (table: string, column: string, check: string): string[] => [
  `alter table ${table} drop constraint ${table}_${column}_check`,
  `alter table ${table} add constraint ${table}_${column}_check check (${check})`,
]

/** The Campaigns Network and updates: what members say of themselves, what they are written to about, and how it came about. */
export const migration0023: Migration = {
  name: '0023_join',
  statements: [
    ...['consent', 'consent_wording'].flatMap(table => widen(table, 'purpose', `purpose ${oneOf(purposes)}`)),
    ...widen('suppression', 'purpose', `purpose = '' or purpose ${oneOf(purposes)}`),
    ...widen('supporter_link', 'kind', `kind ${oneOf(linkKinds)}`),
    ...widen('supporter_mail', 'kind', `kind ${oneOf(mailKinds)}`),
    `alter table supporter
      add first_name text check (first_name <> ''),
      add nation text check (nation ${oneOf(nations)}),
      add district text ${district},
      add interests text[] not null default '{}' ${someOf('interests', interests)},
      add about_me text[] not null default '{}' ${someOf('about_me', aboutMe)}`,
    // What an imported list says of how somebody agreed. Rows that are there already say all they know.
    `alter table consent
      add collected text check (collected ${oneOf(collections)}),
      add evidence text`,
    `create table permission (
      ${ofSupporter},
      purpose text not null check (purpose ${oneOf(listPurposes)}),
      basis text not null check (basis in ('consent', 'soft-opt-in')),
      since timestamptz not null,
      primary key (supporter_id, purpose)
    )`,
    'create index permission_by_purpose on permission (purpose, supporter_id)',
    `create table sign_up (
      id bigint generated always as identity primary key,
      ${ofSupporter},
      agreements jsonb not null,
      first_name text,
      nation text check (nation ${oneOf(nations)}),
      district text ${district},
      interests text[] not null ${someOf('interests', interests)},
      page text not null,
      asked_at timestamptz not null,
      confirmed_at timestamptz
    )`,
    'create index sign_up_by_supporter on sign_up (supporter_id, asked_at)',
    'create index sign_up_to_forget on sign_up (asked_at)',
    `alter table supporter_link
      add sign_up_id bigint references sign_up (id) on delete cascade,
      add new_address text check (new_address <> ''),
      add new_address_typed text,
      add constraint supporter_link_join_check check ((kind = 'join') = (sign_up_id is not null)),
      add constraint supporter_link_address_check check ((kind = 'address') = (new_address is not null and new_address_typed is not null))`,
    `create table supporter_import (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      is_trial boolean not null,
      file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
      counts jsonb not null
    )`,
    `create table supporter_import_fault (
      import_id bigint not null references supporter_import (id) on delete cascade,
      line integer not null check (line > 0),
      reason text not null,
      primary key (import_id, line)
    )`,
    `create table data_request (
      id bigint generated always as identity primary key,
      kind text not null check (kind ${oneOf(requestKinds)}),
      reference text not null check (reference <> ''),
      received_on date not null,
      due_on date not null check (due_on > received_on),
      answered_on date check (answered_on >= received_on)
    )`,
    'create index data_request_open on data_request (due_on) where answered_on is null',
    ...['permission', 'data_request', 'supporter_import'].map(auditedTable),
    auditedAtOnce('supporter_import_fault'),
  ],
}
