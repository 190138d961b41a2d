import { leftOutOfBackups, type Migration } from '../../foundation/index.ts'

/**
 * Unit postcodes, packed by sector (see postcode/unit-block.ts). Two sets are kept: the one in use and the one before. A third one is
 * loaded beside them; which of them is in use is one row's state, so nobody ever sees half.
 */
export const migration0018: Migration = {
  name: '0018_unit_postcodes',
  statements: [
    `create table postcode_set (
      id integer generated always as identity primary key,
      state text not null check (state in ('unfinished', 'current', 'previous')),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'), file_name text not null,
      describes text not null check (describes ~ '^[0-9]{4}-[0-9]{2}$'),
      row_count integer not null, ended_count integer not null, placeless_count integer not null,
      irish_count integer not null, skipped_count integer not null, imported_at timestamptz not null)`,
    `create unique index postcode_set_one_of_each on postcode_set (state) where state <> 'unfinished'`,
    `create table postcode_block (
      set_id integer not null references postcode_set on delete cascade,
      sector text not null, places text not null,
      units bytea not null check (octet_length(units) % 14 = 0 and octet_length(units) > 0),
      primary key (set_id, sector))`,
    // Coordinates do not shrink: trying to costs more than it saves.
    'alter table postcode_block alter column units set storage external',
    leftOutOfBackups('postcode_set'),
    leftOutOfBackups('postcode_block'),
  ],
}
