/**
 * As auditedTable, for tables that are filled with thousands of rows at once: one look a statement instead of one a row. It is taken at
 * once, so whoever writes enters in the log first, in the same transaction.
 */
export const auditedAtOnce = (table: string): string =>
  `create trigger ${table}_is_audited after insert or update or delete or truncate on ${table}
    for each statement execute function refuse_change_without_audit()`
