import { join } from 'node:path'
import { keepSecret } from './accounts/index.ts'
import type { Config } from './config.ts'
import { charityOf, isComplete } from './content/index.ts'
import { fetchText } from './fetch-text.ts'
import {
  type Clock,
  type Log,
  loadMessages,
  type MailHouse,
  type Messages,
  type OpenDatabase,
  Refusal,
  type Rehearsal,
  type ReturnedMail,
  type Room,
  type Services,
  type SettledMail,
  systemClock,
  type WriteDb,
} from './foundation/index.ts'
import { trustsByCodes } from './register/index.ts'
import { rooms as allRooms } from './rooms.ts'
import { makeTxtLookup } from './site/index.ts'

/** Puts together what every request and every command can reach. */
export function composeServices(input: {
  config: Config
  root: string
  database: Pick<OpenDatabase, 'db'>
  messages: Messages
  log: Log
  /** Who hears of mail that came back; nobody in a command that takes no mail in. */
  mailReturned?: ReturnType<typeof askRooms>
  /** Of a rehearsal; everything else goes by the real time. */
  play?: { readonly clock: Clock; readonly rehearsal: Rehearsal }
}): Services {
  const { config, root, database, messages, log, play, mailReturned: ask } = input
  // Not before it is needed: a command that needs no data must not make a folder for it.
  let { secret } = config
  const secretOf = (): string => {
    secret ??= keepSecret(config.dataFolder)
    return secret
  }
  const { mailDomain } = config
  return {
    ...(ask ? { mailReturned: (tx, mail) => ask(tx, mail, { secret: secretOf(), mailDomain }) } : {}),
    get db() {
      return database.db
    },
    get write() {
      return database.db
    },
    campaign: config.campaign,
    baseUrl: config.baseUrl,
    root,
    dataFolder: config.dataFolder,
    clock: play?.clock ?? systemClock,
    rehearsal: play?.rehearsal,
    log,
    messages,
    smtpUrl: config.smtpUrl,
    mailDomain,
    dkim: config.dkim,
    mailReports: { ...config.mailReports, fetchText },
    lookUpTxt: makeTxtLookup(),
    trustNames: async (db, codes) => new Map((await trustsByCodes(db, codes)).map(({ code, name }) => [code, name])),
    entryKinds: allRooms.flatMap(room => room.entryKinds ?? []),
    mailFrom: async db => (await charityOf(db)).fromAddress || null,
    get secret() {
      return secretOf()
    },
  }
}

/** The words of the site. A file that is broken is named. */
export function readMessages(root: string): Messages {
  try {
    return loadMessages(join(root, 'content/messages'), join(root, 'dist/site/texts.json'))
  } catch (error) {
    // These files are our own: what is wrong in them holds nothing of a visitor.
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    throw new Refusal(
      'configuration',
      `The words of the site cannot be read. ${why}`,
      'Mend that file, or bring it back as it was (git checkout content/messages), then start again.',
      { cause: error },
    )
  }
}

/** For a command that has said that it needs no database: any use of it is a mistake of ours. */
export const noDatabase: Pick<OpenDatabase, 'db'> = {
  get db(): never {
    throw new Error('This command said that it needs no database')
  },
}

/**
 * Whether mail may leave this site. The real campaign sends none before it says who runs it; of the example campaign nothing gets
 * further than this machine, which the configuration sees to.
 */
export const mayMailLeave = async ({ campaign, db }: Pick<Services, 'campaign' | 'db'>): Promise<boolean> =>
  campaign === 'example' || isComplete(await charityOf(db)).complete

/** Tells every room that wants to hear it how mails ended, in the transaction that notes it. */
export const tellRooms =
  (rooms: readonly Room[], house: MailHouse) =>
  async (tx: WriteDb, mails: readonly SettledMail[]): Promise<void> => {
    for (const room of rooms) {
      if (room.mailsSettled) await room.mailsSettled(tx, mails, house)
      else if (room.mailSettled) for (const mail of mails) await room.mailSettled(tx, mail, house)
    }
  }

/** Asks every room whether a mail that came back is about one of its own, in the transaction that files it. */
export const askRooms =
  (rooms: readonly Room[]) =>
  async (tx: WriteDb, mail: ReturnedMail, house: MailHouse): Promise<boolean> => {
    for (const room of rooms) if (await room.mailReturned?.(tx, mail, house)) return true
    return false
  }
