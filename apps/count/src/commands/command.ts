import type { ParseArgsOptionsConfig } from 'node:util'
import type { Progress } from '../workbench/index.ts'

/** What a command may touch. There is no clock: a result depends on its input alone. */
export type CommandContext = {
  /** Options by their long names, parsed by node:util parseArgs. */
  options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
  /** What stands beside the options: folders, files. */
  positionals: readonly string[]
  /** A line for the user, on standard output. */
  say: (line: string) => void
  /** A line on standard error: warnings, and what to do next. */
  warn: (line: string) => void
  /** Asks a yes or no question at a terminal; undefined if nobody can answer (no terminal). */
  ask: (question: string) => Promise<string | undefined>
  progress: Progress
  signal: AbortSignal
}

export type Command = {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** `count FOLDER [options]` */
  usage: string
  /** Each option with what it means, for --help and for the documentation. */
  options: Readonly<Record<string, ParseArgsOptionsConfig[string] & { description: string; value?: string }>>
  run(context: CommandContext): Promise<void>
}
