import { auditedTable } from '../../foundation/index.ts'

/** The editions of the standards of care: what people sign, for ever as they signed it. A part of migration 0033. */
export const standardsSchema: readonly string[] = [
  `create table standards_edition (
    number integer primary key check (number > 0),
    made_at timestamptz not null,
    contents text not null,
    standards jsonb not null
  )`,
  `create function refuse_change_of_standards_edition() returns trigger language plpgsql as $$
    begin
      raise exception 'Editions of the standards are final: publish another one' using errcode = 'integrity_constraint_violation';
    end
  $$`,
  `create trigger standards_edition_is_final before update or delete on standards_edition
    for each row execute function refuse_change_of_standards_edition()`,
  `create trigger standards_edition_is_not_emptied before truncate on standards_edition
    for each statement execute function refuse_change_of_standards_edition()`,
  auditedTable('standards_edition'),
]
