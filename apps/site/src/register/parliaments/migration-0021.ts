import { auditedAtOnce, auditedTable, type Migration } from '../../foundation/index.ts'

/**
 * Members of the devolved parliaments, which Westminster constituencies make one of their seats, when a parliament has no members, and the
 * address at which a trust takes letters from the public.
 */
export const migration0021: Migration = {
  name: '0021_parliaments',
  statements: [
    `create table parliament_seat (
      body text not null check (body in ('scottish-parliament', 'senedd', 'ni-assembly')),
      constituency_code text not null references constituency, seat text not null, members integer not null,
      primary key (body, constituency_code))`,
    `create table parliament_member (
      body text not null check (body in ('scottish-parliament', 'senedd', 'ni-assembly')),
      is_invented boolean not null, seat text not null, place integer not null,
      name text, party text, email text, source text not null, as_of date not null,
      primary key (body, is_invented, seat, place),
      check (name is not null or (party is null and email is null)),
      check (not is_invented or email is null or email like '%.invalid'))`,
    `create table dissolution (
      id bigint generated always as identity primary key,
      body text not null check (body in ('house-of-commons', 'scottish-parliament', 'senedd', 'ni-assembly')),
      from_day date not null, until_day date, source text not null,
      entered_at timestamptz not null, entered_by text not null, withdrawn_at timestamptz, withdrawn_by text,
      check (until_day is null or until_day >= from_day),
      check ((withdrawn_at is null) = (withdrawn_by is null)))`,
    'create index dissolution_of on dissolution (body, from_day)',
    `create table trust_letter_box (
      trust_code text primary key references trust, email text not null, source text not null, checked_on date not null,
      entered_at timestamptz not null, entered_by text not null,
      check (trust_code not like 'EX-%' or email like '%.invalid'))`,
    // Both are filled with many rows at once, each import with one entry in the log.
    auditedAtOnce('parliament_seat'),
    auditedAtOnce('parliament_member'),
    auditedTable('dissolution'),
    auditedTable('trust_letter_box'),
  ],
}
