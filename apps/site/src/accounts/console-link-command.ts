import type { Command } from '../foundation/index.ts'
import { makeSetupLink } from './make-setup-link.ts'

const flag = '--sign-out-everyone'
const usage = `npm run spotlight -- console-link [${flag}]`

/** For whoever can run commands on the server: a new way into the console, and a way to throw everybody else out. */
export const consoleLinkCommand: Command = {
  name: 'console-link',
  summary: 'print a new one-time link into the console; older unused links stop working',
  usage,
  run: async (args, { services, print }) => {
    const unknown = args.find(arg => arg !== flag)
    if (unknown !== undefined) {
      print(services.messages.in('en')('accounts.command.unknown', { argument: unknown, usage }))
      return 64
    }
    const now = services.clock()
    const link = await makeSetupLink(services.write, { baseUrl: services.baseUrl, now })
    print(services.messages.in('en')('accounts.command.newLink', { link }))
    return 0
  },
}
