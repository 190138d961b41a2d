import type { Command } from '../foundation/index.ts'
import { signOutEveryone } from './sign-in/sign-out-everyone.ts'

const usage = 'npm run spotlight -- sign-out-everyone'

/** For when a computer or a copy of the data may be in the wrong hands. */
export const signOutEveryoneCommand: Command = {
  name: 'sign-out-everyone',
  summary: 'end every open session of the console; everybody signs in anew',
  usage,
  run: async (args, { services, print }) => {
    const t = services.messages.in('en')
    if (args[0] !== undefined) {
      print(t('accounts.command.unknown', { argument: args[0], usage }))
      return 64
    }
    const count = await signOutEveryone(services, { kind: 'command', name: 'sign-out-everyone' })
    print(t('accounts.command.signedOut', { count }))
    return 0
  },
}
