import { auditedAtOnce, type Migration } from '../foundation/index.ts'
import { migration0019 } from './merging/migration-0019.ts'
import { migration0021 } from './parliaments/migration-0021.ts'
import { migration0018 } from './postcodes-import/migration-0018.ts'

/** Whole tables come in from files: each import is one entry in the log, made before the rows are. */
const tables = [
  'trust',
  'trust_alias',
  'trust_name',
  'survey_decision',
  'succession',
  'succession_missing',
  'hospital',
  'hospital_unplaced',
  'constituency',
  'politician',
  'postcode_sector',
  'postcode_district',
  'postcode_range',
  'known_gap',
  'register_table',
]

/**
 * Nothing refers to `trust` from here that is ever deleted with it: trusts are closed by date, never removed, because releases and
 * addresses name their codes. A succession refers to nothing on purpose: trusts of the 1990s, and primary care trusts, are known by
 * their codes alone.
 */
export const registerMigrations: readonly Migration[] = [
  {
    name: '0002_register',
    statements: [
      `create table trust (
        code text primary key, name text not null, name_cy text,
        nation text not null check (nation in ('england', 'wales', 'scotland', 'northern-ireland')),
        kind text not null, region_code text not null, region_name text not null, icb_code text, icb_name text,
        address text, postcode text, lat double precision, lon double precision, location_basis text not null,
        opened_on date, closed_on date, foi_email text, foi_email_alt text, foi_missing text, is_invented boolean not null,
        check ((lat is null) = (lon is null)), check (is_invented = (code like 'EX-%')))`,
      'create table trust_alias (alias text primary key check (alias = upper(alias)), trust_code text not null references trust)',
      `create table trust_name (
        trust_code text not null references trust, name text not null,
        kind text not null check (kind in ('old-name', 'short-name', 'alias')), source text not null)`,
      'create index trust_name_of on trust_name (trust_code)',
      `create table survey_decision (
        trust_code text primary key references trust,
        decision text not null check (decision in ('surveyed', 'to-confirm', 'not-surveyed')),
        reason_code text not null, reason text not null, decided_on date not null, source text not null)`,
      `create table succession (
        old_code text not null, old_name text, new_code text not null, effective_on date not null,
        source text not null, note text, primary key (old_code, new_code))`,
      'create index succession_to on succession (new_code)',
      'create table succession_missing (code text primary key, name text not null, closed_on date not null)',
      `create table hospital (
        code text primary key, name text not null, nation text not null, town text, postcode text,
        lat double precision, lon double precision, location_basis text not null,
        trust_code text not null references trust, trust_code_in_source text not null,
        note text, source text not null, is_invented boolean not null)`,
      'create index hospital_of on hospital (trust_code)',
      `create table hospital_unplaced (
        code text primary key, name text not null, nation text not null, town text, postcode text,
        trust_code_in_source text not null, why text not null)`,
      `create table constituency (
        code text primary key, name text not null, name_cy text, nation text not null,
        lat double precision not null, lon double precision not null)`,
      `create table politician (
        constituency_code text not null references constituency, is_invented boolean not null, body text not null,
        name text, title text, party text, email text, email_missing text, as_of date not null,
        primary key (constituency_code, is_invented, body),
        check (not is_invented or email is null or email like '%.invalid'))`,
      `create table postcode_sector (
        sector text primary key, lat double precision not null, lon double precision not null, nation text not null,
        health_board_code text, units integer not null)`,
      `create table postcode_district (
        district text primary key, lat double precision not null, lon double precision not null, nation text not null,
        place text, basis text not null, units integer)`,
      'create table postcode_range (range_start bigint primary key, constituency_code text)',
      `create table known_gap (
        about text not null, scope text not null, what_is_missing text not null, why text not null, checked_on date not null)`,
      `create table register_table (
        name text primary key, sha256 text not null, row_count integer not null, imported_at timestamptz not null,
        description jsonb)`,
    ],
  },
  { name: '0008_audited_register', statements: tables.map(auditedAtOnce) },
  migration0018,
  migration0019,
  migration0021,
]
