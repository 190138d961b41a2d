import { auditedTable, type Migration } from '../../foundation/index.ts'

// The words as they were when this landed.
const hash = (column: string) => `check (${column} ~ '^[0-9a-f]{64}$')`

/** Pictures and documents that staff keep for the pages, and what became of the links in them. */
export const migration0029: Migration = {
  name: '0029_images_documents_links',
  statements: [
    `create table kept_image (
      id bigint generated always as identity primary key,
      sha256 text not null unique ${hash('sha256')},
      version integer not null check (version > 0),
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      description_en text not null,
      description_cy text not null,
      added_at timestamptz not null,
      check ((description_en = '') = (description_cy = ''))
    )`,
    "create index kept_image_unfinished on kept_image (added_at) where description_en = ''",
    `create table kept_image_file (
      image_id bigint not null references kept_image (id) on delete cascade,
      format text not null check (format in ('webp', 'jpeg', 'png')),
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      sha256 text not null ${hash('sha256')},
      bytes bytea not null,
      primary key (image_id, format, width)
    )`,
    'create index kept_image_file_by_hash on kept_image_file (sha256)',
    auditedTable('kept_image'),
    `create table document (
      id bigint generated always as identity primary key,
      version integer not null check (version > 0),
      title text not null check (title <> ''),
      language text not null check (language in ('en', 'cy')),
      about text not null,
      is_shown boolean not null,
      added_at timestamptz not null
    )`,
    `create table document_page (
      document_id bigint not null references document (id) on delete cascade,
      path text not null check (path like '/%'),
      primary key (document_id, path)
    )`,
    'create index document_page_by_path on document_page (path)',
    `create table document_file (
      document_id bigint not null references document (id) on delete cascade,
      number integer not null check (number > 0),
      name text not null check (name <> ''),
      type text not null,
      sha256 text not null ${hash('sha256')},
      bytes bytea not null,
      size bigint not null check (size > 0),
      pages integer check (pages > 0),
      is_tagged boolean,
      has_words boolean,
      day date not null,
      added_at timestamptz not null,
      primary key (document_id, number)
    )`,
    'create index document_file_by_hash on document_file (sha256)',
    auditedTable('document'),
    auditedTable('document_file'),
    `create table link_check (
      id bigint generated always as identity primary key,
      asked_at timestamptz not null,
      asked_by text not null,
      ended_at timestamptz,
      links integer not null default 0
    )`,
    'create unique index link_check_one_at_a_time on link_check ((1)) where ended_at is null',
    auditedTable('link_check'),
    `create table checked_link (
      address text primary key,
      state text not null check (state in ('good', 'moved', 'broken', 'unclear', 'private')),
      because text not null,
      status integer,
      leads_to text,
      checked_at timestamptz not null
    )`,
  ],
}
