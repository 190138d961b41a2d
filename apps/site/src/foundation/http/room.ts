import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Clock } from '../clock.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import type { Migration } from '../database/migrate.ts'
import type { CharityFace } from '../html/charity-face.ts'
import type { Locale } from '../i18n/locale.ts'
import type { Messages, Translate } from '../i18n/messages.ts'
import type { Log } from '../log.ts'
import type { ReturnedMail } from '../mail/returned-mail.ts'
import type { SettledMail } from '../mail/settled-mail.ts'
import type { HospitalPerson, Principal } from '../principal.ts'
import type { Rehearsal } from '../rehearsal.ts'
import type { Entry, EntryShape } from './entry-kind.ts'
import type { LargerBody } from './request-fault.ts'
import type { SearchEntry } from './search-entry.ts'
import type { SiteDocument } from './site-document.ts'

/** What a campaign is: `example` is invented throughout, `uk` holds nothing but facts. */
export type Campaign = 'example' | 'uk'

/** What every request can reach. `write` is for verbs only. */
export type Services = {
  readonly db: ReadDb
  readonly write: WriteDb
  readonly campaign: Campaign
  readonly baseUrl: string
  /** Absolute folder of the checkout: data/ and content/ are in it. */
  readonly root: string
  readonly dataFolder: string
  readonly clock: Clock
  readonly log: Log
  readonly messages: Messages
  /** Where mail goes: null means that it lands in the local outbox. */
  readonly smtpUrl: string | null
  readonly mailDomain: string
  /** From whom the site's own mail comes. Absent, or when the charity has not said so yet: from nobody who could be answered. */
  readonly mailFrom?: (db: ReadDb) => Promise<string | null>
  /**
   * The names of the trusts with these codes, by code; a code that is no trust is not among them. Passed in for rooms that may not look
   * into the register. Absent where there is none.
   */
  readonly trustNames?: (db: ReadDb, codes: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Asks the DNS for the texts at a name. Absent where nobody may ask the outside: in tests. */
  readonly lookUpTxt?: (name: string) => Promise<readonly string[]>
  /** With which key mail is signed, and where it lies. Null, or absent: it is not signed here. */
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly file: string } | null
  /** Signs what browsers bring back and seals what staff sign in with. Never shown, logged or backed up. */
  readonly secret: string
  /** Tells the rooms of mail that came back. Absent where none comes in. */
  readonly mailReturned?: MailReturned
  /** How mail servers and Amazon SES post to us what became of our mail. Absent, or null: they do not. */
  readonly mailReports?: MailReports
  /** Every kind of entry that staff can edit, from whatever room. Absent in a test that edits none. */
  readonly entryKinds?: readonly EntryKind[]
  /** Present only in a process that was started to rehearse. */
  readonly rehearsal?: Rehearsal
}

/** What proves that a report of mail comes from whom we asked for it, and how a certificate is fetched and a subscription confirmed. */
export type MailReports = {
  /** The topic of Amazon SNS to which SES tells of bounces and complaints. */
  readonly snsTopicArn: string | null
  /** With which our own mail server signs what it posts. */
  readonly secret: string | null
  readonly fetchText: (url: string) => Promise<string>
}

/** What stands around every page: who runs the site and which pages there are. Nothing of the visitor. */
export type Shell = {
  readonly campaign: Campaign
  readonly charity: CharityFace
  readonly menu: readonly MenuEntry[]
  /** What the rooms add to the pages that belong to all of them. */
  readonly homeBlocks: readonly HomeBlocks[]
  readonly trustPanels: readonly TrustPanels[]
  readonly hospitalParts?: readonly HospitalParts[]
  /** What the rooms have that can be found. */
  readonly searchEntries?: readonly SearchEntries[]
  readonly consoleTodos: readonly ConsoleTodos[]
  /** What stands above every page of the console. */
  readonly consoleBars?: readonly ConsoleBar[]
  /** What rooms add to the foot of every page. */
  readonly footParts?: readonly FootPart[]
  /** The documents that the rooms offer. */
  readonly documents?: readonly SiteDocuments[]
}

export type SiteEnv = {
  Variables: {
    services: Services
    db: ReadDb
    locale: Locale
    t: Translate
    /** The address without its language: `/map` also for `/cy/map`. */
    path: string
    shell: Shell
    /** Set by a page that shows nothing of the visitor: it may be kept whole until news arrives. */
    cacheable: boolean
    requestId: string
    /** What stands at the end of the page that answers, whichever it is: set before its handler is asked. */
    pageEnd?: PagePart | null
    /** Puts around a page what its parts may ask for while they are written; it adds nothing to be seen. */
    around?: (body: Child) => Child
    /** Who asks: set behind the door of the console, null everywhere else. */
    principal: Principal | null
  }
}

export type Ctx = Context<SiteEnv>
export type Router = OpenAPIHono<SiteEnv>

/** A link that appears in a menu because its page exists. */
export type MenuEntry = {
  readonly place: 'header' | 'footer' | 'support' | 'console'
  readonly order: number
  readonly path: string
  readonly label: string
}

/** A part of a page that belongs to a lower room. Parts stand in the order of their numbers. */
export type PagePart = {
  readonly order: number
  readonly body: Child
  readonly css?: readonly string[]
  /** On the page of a trust: about the care there (standards, pledge, training). Absent: about what a visitor can do. */
  readonly about?: 'care'
}

/** What a room adds to the foot of every page of the public; null: nothing now. Of the visitor it knows the language alone. */
export type FootPart = (at: { readonly t: Translate; readonly shell: Pick<Shell, 'campaign' | 'charity'> }) => Child | null

/** What a room adds to the home page: nothing until it has something to show. */
export type HomeBlocks = (c: Ctx) => Promise<readonly PagePart[]>

/** What a room has for somebody at a hospital to do, on their own first page. */
export type HospitalParts = (person: HospitalPerson, c: Ctx) => Promise<readonly PagePart[]>

/** What a room adds to the page of one trust. */
export type TrustPanels = (code: string, c: Ctx) => Promise<readonly PagePart[]>

/** What a room has that can be found, in the language of the page. */
export type SearchEntries = (c: Ctx) => Promise<readonly SearchEntry[]>

/** A kind of entry, told by the room that shows it; where entries are kept and edited is the room of content. */
export type EntryKind = EntryShape & {
  /** The public page as it would be with this entry, for staff: not kept, not indexed. */
  readonly preview: (c: Ctx, entry: Entry) => Response | Promise<Response>
}

/** The documents that a room offers, in the language of the page or in the one that there is. */
export type SiteDocuments = (c: Ctx) => Promise<readonly SiteDocument[]>

export type CommandContext = {
  readonly services: Services
  readonly print: (line: string) => void
  /** The folder in which the person typed the command: relative paths start there. */
  readonly cwd: string
}

/** One command of `npm run spotlight -- NAME`. `run` returns the exit code. */
export type Command = {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  readonly usage: string
  /**
   * What must be there before it runs. `prepared` (when absent): the schema up to date and the seeds planted. `database`: as it is,
   * also empty or of an older version. `nothing`: no database at all.
   */
  readonly needs?: 'prepared' | 'database' | 'nothing'
  /** True when it may not run while the site does. */
  readonly alone?: boolean
  readonly run: (args: readonly string[], context: CommandContext) => Promise<number>
}

/** Something that `npm run spotlight -- check` found. `problem` makes the command fail; `notice` is for a person to know. */
export type Finding = { readonly level: 'problem' | 'notice'; readonly what: string; readonly next: string }

/** One look at whether everything is as it should be. Finds nothing when all is well. */
export type Check = { readonly name: string; readonly run: (services: Services) => Promise<readonly Finding[]> }

/** How much a thing to do presses: what is late or harmful, what belongs to today, what can wait for a quiet hour. */
export const todoWeights = ['urgent', 'today', 'soon'] as const
export type TodoWeight = (typeof todoWeights)[number]

/** One thing that staff have to do, said in the words of the page's language. */
export type ConsoleTodo = {
  readonly weight: TodoWeight
  readonly title: string
  readonly text: string
  /** Where it is done, without the language. Null: nowhere on this site; the text says where. */
  readonly link: string | null
}

/** What a room knows to be done, for the first page of the console. Whoever looks sees what they may see. */
export type ConsoleTodos = (c: Ctx) => Promise<readonly ConsoleTodo[]>

/** A line above every page of the console, when there is one to say. */
export type ConsoleBar = (c: Ctx) => PagePart | null

/**
 * What a room does once a backup is back and its tables are those of today, before anybody is let in again. Gives what to tell whoever
 * restores; null when nothing had to be done.
 */
export type AfterRestore = (db: WriteDb, now: Date) => Promise<string | null>

/** Hears of a mail that came back, in the transaction that files it. True: it is dealt with. */
export type MailReturned = (tx: WriteDb, mail: ReturnedMail) => Promise<boolean>

/** What of the services a room needs that hears how mail ended. */
export type MailHouse = Pick<Services, 'secret' | 'mailDomain'>

/** What a room brings to the house. */
export type Room = {
  readonly name: string
  readonly migrations?: readonly Migration[]
  readonly routes?: (router: Router) => void
  /** Where files may be sent to. Everywhere else a request is small. */
  readonly largerBodies?: readonly LargerBody[]
  /** Where a body of unknown length may be sent, because its route does not read it: patterns as of a route, without the language. */
  readonly unreadBodies?: readonly string[]
  readonly menu?: readonly MenuEntry[]
  readonly homeBlocks?: HomeBlocks
  readonly trustPanels?: TrustPanels
  readonly hospitalParts?: HospitalParts
  readonly footPart?: FootPart
  readonly searchEntries?: SearchEntries
  /** The documents that it offers, for the list of all of them. */
  readonly documents?: SiteDocuments
  readonly entryKinds?: readonly EntryKind[]
  readonly commands?: readonly Command[]
  readonly checks?: readonly Check[]
  /** Tables whose rows a restore leaves out: what was open when the backup was made must not open again. */
  readonly notRestored?: readonly string[]
  readonly afterRestore?: AfterRestore
  readonly consoleTodos?: ConsoleTodos
  readonly consoleBar?: ConsoleBar
  /**
   * Hears, within the same transaction, how every mail ended that this or another room has queued. A room looks up whether it is one of
   * its own, and notes what follows.
   */
  readonly mailSettled?: (tx: WriteDb, mail: SettledMail, house: MailHouse) => Promise<void>
  /** The same in the place of `mailSettled`, for a room that does with many at once what one by one would cost too much. */
  readonly mailsSettled?: (tx: WriteDb, mails: readonly SettledMail[], house: MailHouse) => Promise<void>
  /** Hears of mail that came back to an address of ours. True: it was about a mail of this room, which needs nobody else any more. */
  readonly mailReturned?: (tx: WriteDb, mail: ReturnedMail, house: MailHouse) => Promise<boolean>
}
