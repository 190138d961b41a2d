import { allMigrations } from './app.tsx'
import { type Command, groundCommands } from './foundation/index.ts'
import { makeRehearseCommand } from './rehearse.ts'
import { rooms } from './rooms.ts'

/** Every command of `npm run spotlight --`: what docs/commands.md must list. */
export const allCommands: readonly Command[] = [
  ...groundCommands(
    () => allMigrations(),
    rooms.flatMap(room => room.checks ?? []),
    rooms.flatMap(room => room.notRestored ?? []),
    rooms.flatMap(room => room.afterRestore ?? []),
  ),
  ...rooms.flatMap(room => room.commands ?? []),
  makeRehearseCommand(() => allCommands),
]
