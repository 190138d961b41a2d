import type { Command } from './command.ts'

/** Loaded when asked for: `verify` need not wait for DuckDB. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check-command.ts')).checkCommand,
  count: async () => (await import('./count-command.ts')).countCommand,
  review: async () => (await import('./review-command.ts')).reviewCommand,
  report: async () => (await import('./report-command.ts')).reportCommand,
  sign: async () => (await import('./sign-command.ts')).signCommand,
  verify: async () => (await import('./verify-command.ts')).verifyCommand,
  example: async () => (await import('./example-command.ts')).exampleCommand,
}

export const commandNames = Object.keys(commands)

export async function loadCommand(name: string): Promise<Command | undefined> {
  return Object.hasOwn(commands, name) ? await commands[name]?.() : undefined
}
