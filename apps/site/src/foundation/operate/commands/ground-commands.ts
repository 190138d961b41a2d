import type { Migration } from '../../database/migrate.ts'
import type { AfterRestore, Check, Command } from '../../http/room.ts'
import { groundChecks } from '../checks.ts'
import { backupCommand } from './backup-command.ts'
import { checkCommand } from './check-command.ts'
import { restoreCommand } from './restore-command.ts'
import { translationsCommand } from './translations-command.ts'

/** The commands of the ground. They speak of all rooms, so what those bring is passed in. */
export const groundCommands = (
  migrations: () => readonly Migration[],
  checks: readonly Check[],
  notRestored: readonly string[],
  afterRestore: readonly AfterRestore[],
): Command[] => [
  backupCommand,
  restoreCommand(migrations, notRestored, afterRestore),
  checkCommand(() => [...groundChecks(migrations), ...checks]),
  translationsCommand,
]
