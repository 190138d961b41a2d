/** What the database itself says of a table whose rows can be brought in again from where they came. */
export const leftOutRemark = 'Not in backups: it can be imported again.'

/**
 * The statement that keeps a table's rows out of every backup. A room puts it into the migration of a large table that holds nothing of the
 * campaign's own, and says after a restore (see Room.afterRestore) what is to be imported again.
 */
export const leftOutOfBackups = (table: string): string => `comment on table ${table} is '${leftOutRemark}'`
