import type { Command } from '../http/room.ts'
import { Refusal } from '../problems.ts'
import { typed } from './choose-command.ts'

/** Runs a parser of arguments, and turns what it does not understand into the way to use the command. */
export function usageOf<Parsed>(command: Pick<Command, 'name' | 'usage'>, parse: () => Parsed): Parsed {
  try {
    return parse()
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      throw usageRefusal(command, { cause: error })
    throw error
  }
}

export const usageRefusal = (command: Pick<Command, 'name' | 'usage'>, options?: ErrorOptions): Refusal =>
  new Refusal('usage', `The command "${command.name}" was not used as it should be.`, typed(command), options)
