import type { Child } from 'hono/jsx'
import type { Ctx, ReadDb, Services, WriteDb } from '../../foundation/index.ts'
import type { Professional, PurposeName, Standing } from './professional.ts'

/** What the verbs about addresses at work need of the site. */
export type WorkHouse = Pick<
  Services,
  'write' | 'clock' | 'messages' | 'baseUrl' | 'smtpUrl' | 'mailDomain' | 'mailFrom' | 'secret' | 'campaign'
>

export type Settling = {
  readonly professional: Professional
  /** The number of what the link was about, as its `keep` gave it. */
  readonly ref: number
  readonly standing: Standing
  readonly now: Date
}

/** Something that people do under an address at work: what the link in the mail is about, and what follows when its owner says yes. */
export type WorkPurpose = {
  readonly name: PurposeName
  /**
   * Where its words are: `<words>.mail.confirm.subject` and `.text` (with {link}, {days}, {sender} and what `askToConfirmWork` was given), and for the pages behind the link
   * `<words>.work.good.title`, `.lead` and `.button`, and `.title` and `.lead` of `confirmed`, `review`, `refused`, `done`, `expired` and `gone`.
   */
  readonly words: string
  /** Where it can be asked for anew, without the language. */
  readonly formPath: string
  /** What the page behind the link shows above its button: exactly what is said yes to. Null: it is gone. */
  readonly shown: (c: Ctx, ref: number) => Promise<Child | null>
  /**
   * What becomes of it, in the transaction of the yes, and again whenever somebody here decides about the address. Whoever calls it has entered the deed in the
   * log. Called twice with the same standing it changes nothing. `gone`: there is no such thing any more.
   */
  readonly settle: (tx: WriteDb, house: WorkHouse, settling: Settling) => Promise<'done' | 'gone'>
  /** Whether something is still kept that belongs to this address, also when it is not confirmed. */
  readonly isHeld: (db: ReadDb, professionalId: number) => Promise<boolean>
}
