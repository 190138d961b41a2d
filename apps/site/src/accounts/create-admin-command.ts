import { type Command, inTransaction, record } from '../foundation/index.ts'
import { isMailAddress } from './joining/invite.ts'
import { makeSetupLink } from './make-setup-link.ts'
import { realTime } from './real-time.ts'

const usage = 'npm run spotlight -- create-admin [--email ADDRESS]'

/** For whoever can run commands on the server: a one-time link with which somebody becomes an administrator. It asks nothing. */
export const createAdminCommand: Command = {
  name: 'create-admin',
  summary: 'print a one-time link with which somebody becomes an administrator, or gets their account back',
  usage,
  run: async (args, { services, print }) => {
    const t = services.messages.in('en')
    const read = readArguments(args)
    if ('unknown' in read) {
      print(t('accounts.command.unknown', { argument: read.unknown, usage }))
      return 64
    }
    const now = realTime()
    const link = await makeSetupLink(services.write, { baseUrl: services.baseUrl, email: read.email, now })
    await inTransaction(services.write, tx =>
      record(tx, {
        actor: { kind: 'command', name: 'create-admin' },
        at: services.clock(),
        deed: 'staff.make-link',
        subject: { kind: 'staff', id: 'setup-link' },
      }),
    )
    print(t(read.email === null ? 'accounts.command.link' : 'accounts.command.linkFor', { link, email: read.email ?? '' }))
    return 0
  },
}

type Read = { readonly email: string | null } | { readonly unknown: string }

function readArguments(args: readonly string[]): Read {
  if (args.length === 0) return { email: null }
  const [first = '', second, ...more] = args
  const [flag, joined] = first.split('=', 2)
  const email = joined ?? second
  if (flag !== '--email' || (joined !== undefined && second !== undefined))
    return { unknown: flag === '--email' ? (second ?? '') : first }
  if (email === undefined || !isMailAddress(email.trim()) || more.length > 0) return { unknown: more[0] ?? email ?? first }
  return { email: email.trim().toLowerCase() }
}
