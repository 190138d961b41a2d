import { type Command, chooseCommand, exitCodes, type Services, tellFailure } from './foundation/index.ts'

/** Carries out a command that another process has handed over to the running site. */
export async function runHandedOver(
  commands: readonly Command[],
  services: Services,
  order: { readonly argv: readonly string[]; readonly cwd: string },
  reply: { readonly print: (line: string) => void; readonly wrong: (line: string) => void },
): Promise<number> {
  const choice = chooseCommand(commands, order.argv)
  // The sender looks its command up in the same list first: this is a sender of another version.
  if (choice.kind !== 'run' || choice.command.alone) return exitCodes.usage
  try {
    return await choice.command.run(choice.args, { services, print: reply.print, cwd: order.cwd })
  } catch (error) {
    return tellFailure(error, reply.wrong, services.log)
  }
}
