// Long because: the turns of the clock, of our letters and of the trusts' mails are one machine.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  dayInUk,
  describeError,
  type Happening,
  type Log,
  type MoveOutcome,
  type Rehearsal,
  type Services,
  waitingMail,
} from '../../foundation/index.ts'
import { surveyedTrusts } from '../../register/index.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import { addDays } from '../legal-clock/calendar-days.ts'
import { workingDaysAfter } from '../legal-clock/working-days.ts'
import { reckonOpenRequests } from '../requests/reckon-open-requests.ts'
import { readScript, type Script } from './behaviours.ts'
import { dealBehaviours } from './deal-behaviours.ts'
import { handIn } from './hand-in.ts'
import { Journal } from './journal.ts'
import { MovableClock, markAsRehearsal } from './movable-clock.ts'
import { type Delivered, startOutsideWorld } from './outside-world.ts'
import { type PlannedMail, planMails, type ReceivedLetter, type WorkingDayAfter } from './plan-mails.ts'
import { linkToConfirm, readLetter } from './read-letter.ts'
import { confirmOnPage, replyOnPage } from './reply-on-page.ts'
import { wordsIn, writeMail } from './write-mail.ts'

/** How often it looks whether something is due, how long a page waits for the clock, and how long for letters that are leaving. */
const times = { tickMs: 500, patienceMs: 15_000, lettersMs: 4_000, furthestMs: 400 * 24 * 60 * 60 * 1000 }

/** Ways of which the page speaks, and not of what was sent by them. */
const saidByTheWay = ['no-token', 'other-address', 'html', 'twice'] as const

type Stage = {
  readonly services: Services
  readonly journal: Journal
  readonly script: Script
  readonly mailInPort: number
  readonly behaviours: ReturnType<typeof dealBehaviours>
  readonly reactions: ReturnType<typeof dealBehaviours>
  readonly names: readonly string[]
  readonly workingDayAfter: WorkingDayAfter
}

/** A rehearsal while it plays: the world outside, its clock, and the trusts in it. */
export class Play implements Rehearsal {
  readonly clock = new MovableClock()
  readonly #log: Log
  #world: { readonly port: number; readonly stop: () => Promise<void> } | null = null
  #stage: Stage | null = null
  #planned: PlannedMail[] = []
  #movingTo: Date | null = null
  #movedFrom: Date | null = null
  #timer: NodeJS.Timeout | undefined
  #isStopping = false
  /** Whatever is under way: one thing after the other. */
  #turn: Promise<void> = Promise.resolve()

  constructor(log: Log) {
    this.#log = log
  }

  /** Opens the world outside. The address at which the site hands its mail in: of this machine, never of another. */
  async begin(): Promise<string> {
    this.#world = await startOutsideWorld(mail => this.#receive(mail))
    return `smtp://127.0.0.1:${this.#world.port}`
  }

  /** Once the database is there, and before the site opens. */
  async ready(services: Services, mailInPort: number): Promise<void> {
    const { db, campaign, root, dataFolder } = services
    if (campaign !== 'example' || new URL(services.smtpUrl ?? '').hostname !== '127.0.0.1') {
      throw new Error('A rehearsal plays with invented trusts on this machine, and with nothing else')
    }
    await markAsRehearsal(services.write)
    const trusts = await surveyedTrusts(db, { campaign, on: dayInUk(this.clock.now()) })
    const holidays = await holidaysOf(db)
    const script = readScript(root)
    const players = trusts.map(
      ({ code, name, nation }) => ({ code, name, law: nation === 'scotland' ? 'foisa' : 'foia' }) as const,
    )
    this.#stage = {
      services,
      script,
      mailInPort,
      journal: new Journal(join(dataFolder, 'trusts.jsonl')),
      behaviours: dealBehaviours(players, script),
      reactions: dealBehaviours(players, { seed: `${script.seed}, reactions`, behaviours: script.reactions }),
      names: trusts.map(({ name }) => name),
      workingDayAfter: (day, count, law) => workingDaysAfter(day, count, law, holidays),
    }
    const { letters } = this.#stage.journal
    this.#planned = letters.flatMap((_, index) => this.#planFor(index))
    this.#timer = setInterval(() => void this.#inTurn(() => this.#sendDue()).catch(this.#failed), times.tickMs)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#isStopping = true
    await this.#turn.catch(() => {})
    await this.#world?.stop()
    this.#stage?.journal.close()
  }

  movingTo = (): Date | null => this.#movingTo
  movedFrom = (): Date | null => this.#movedFrom

  async nextAt(): Promise<Date | null> {
    const { services } = this.#onStage()
    const now = this.clock.now()
    const { nextAt } = await waitingMail(services.db, now)
    const own = this.#open().find(({ at }) => at > now)?.at ?? null
    return own === null || (nextAt !== null && nextAt < own) ? nextAt : own
  }

  happened(limit: number): readonly Happening[] {
    const { journal } = this.#onStage()
    return this.#planned
      .filter(({ id }) => journal.sent.has(id))
      .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ at, step, letter }) => ({
        at,
        trustCode: letter.trustCode,
        trustName: letter.trustName,
        what: saidByTheWay.some(how => how === step.how) ? step.how : step.send,
      }))
  }

  async moveTo(instant: Date): Promise<MoveOutcome> {
    if (this.#movingTo !== null) return 'busy'
    const now = this.clock.now()
    if (instant <= now) return 'behind'
    if (instant.getTime() - now.getTime() > times.furthestMs) return 'too-far'
    this.#movingTo = instant
    if (!(await this.#lettersHaveGone())) {
      this.#movingTo = null
      return 'letters-leaving'
    }
    this.#movedFrom = now
    const moving = this.#inTurn(() => this.#move(instant)).finally(() => {
      this.#movingTo = null
    })
    const patience = wait(times.patienceMs, 'moving' as const, { ref: false })
    moving.catch(this.#failed)
    return Promise.race([moving.then(() => 'moved' as const), patience])
  }

  /** Everything in its order: our letters whose time has come, then the trusts' mails, then the day. */
  async #move(to: Date): Promise<void> {
    const { services } = this.#onStage()
    for (let next = await this.nextAt(); next !== null && next <= to; next = await this.nextAt()) {
      // Told to stop: the clock stands where it has come to, and goes on from there another time.
      if (this.#isStopping) return
      await this.clock.moveTo(services.write, next)
      await this.#lettersHaveGone()
      await this.#sendDue()
    }
    await this.clock.moveTo(services.write, to)
    await this.clock.settle(services.write)
    await this.#lettersHaveGone()
    await this.#sendDue()
    const actor = { kind: 'system', name: 'rehearsal' } as const
    await reckonOpenRequests(services.write, { actor, now: this.clock.now(), why: 'day' })
  }

  /** Waits a little for the outbox to hand over what is due. False: some of it still has not gone. */
  async #lettersHaveGone(): Promise<boolean> {
    const { services } = this.#onStage()
    const giveUpAt = performance.now() + times.lettersMs
    for (;;) {
      const { due } = await waitingMail(services.db, this.clock.now())
      if (due === 0) return true
      if (performance.now() > giveUpAt) return false
      await wait(50)
    }
  }

  async #sendDue(): Promise<void> {
    const { journal } = this.#onStage()
    const now = this.clock.now()
    for (const mail of this.#open().filter(({ at }) => at <= now)) {
      // Who finds a page that does not work gives up, and the others go on.
      if (mail.step.how === 'reply-page') await this.#replyOnPage(mail).catch(this.#failed)
      else await this.#sendMail(mail)
      journal.addSent(mail.id)
    }
  }

  async #sendMail(mail: PlannedMail): Promise<void> {
    const { envelope, raw } = await writeMail(mail, this.#surroundings(mail))
    for (let times = mail.step.how === 'twice' ? 2 : 1; times > 0; times -= 1) {
      const code = await handIn(this.#onStage().mailInPort, envelope.from, envelope.to, raw)
      if (code !== 250) throw new Error(`The site did not take a mail of the rehearsal (${code})`)
    }
  }

  /** As somebody at the trust does who follows the link in our letter. Where the page is closed by then, the trust says nothing. */
  async #replyOnPage(mail: PlannedMail): Promise<void> {
    const { journal } = this.#onStage()
    const { trustCode, reference } = mail.letter
    // The newest link that it has: one that was made again has closed the one before.
    const page = (each: ReceivedLetter): boolean =>
      each.trustCode === trustCode && each.reference === reference && each.replyPage !== null
    const replyPage = journal.letters.findLast(page)?.replyPage ?? null
    if (replyPage === null) return
    await replyOnPage({
      address: this.#onThisMachine(replyPage),
      as: mail.step.send,
      words: wordsIn(mail, this.#surroundings(mail)),
      host: mail.letter.to.split('@').at(-1) ?? '',
    })
  }

  #surroundings({ at, letter, step }: PlannedMail) {
    const { services, script, names, journal } = this.#onStage()
    // The next one by its code, so that it is the same one again after a restart.
    const others = journal.letters.filter(each => each.kind === 'request' && each.trustCode !== letter.trustCode)
    const ring = others.toSorted((a, b) => (a.trustCode < b.trustCode ? -1 : 1))
    const neighbour = step.how === 'two-trusts' ? (ring.find(each => each.trustCode > letter.trustCode) ?? ring[0] ?? null) : null
    const t = services.messages.in('en')
    return {
      script,
      others: names,
      laterDay: t.day(addDays(dayInUk(at), 28)),
      campaignAddress: `campaign@${services.mailDomain}`,
      neighbour,
    }
  }

  /** What the trusts will still do, in the order of time. */
  #open(): PlannedMail[] {
    const { journal } = this.#onStage()
    return this.#planned
      .filter(({ id }) => !journal.sent.has(id))
      .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
  }

  /** A letter names the site as the world knows it; a rehearsal asks its own site and no other. */
  #onThisMachine(address: string): string {
    return new URL(new URL(address).pathname, this.#onStage().services.baseUrl).href
  }

  async #receive({ raw, from, to }: Delivered): Promise<void> {
    const { services, journal } = this.#onStage()
    const asked = await linkToConfirm({ raw, to })
    // After the mail has been taken: the site is in the middle of sending it.
    if (asked !== null) void this.#inTurn(() => confirmOnPage(this.#onThisMachine(asked))).catch(this.#failed)
    for (const address of to) {
      const letter = await readLetter(services.db, { raw, from, to: address, at: this.clock.now() })
      if (letter === null || journal.letters.some(({ id }) => id === letter.id)) continue
      journal.addLetter(letter)
      this.#planned.push(...this.#planFor(journal.letters.length - 1))
    }
  }

  #planFor(index: number): PlannedMail[] {
    const { journal, script, behaviours, reactions, workingDayAfter } = this.#onStage()
    const letter = journal.letters[index]
    const dealt = letter && behaviours.get(letter.trustCode)
    if (!letter || !dealt) return []
    const behaviour = { steps: [...dealt.steps, ...(reactions.get(letter.trustCode)?.steps ?? [])] }
    const { trustCode, reference } = letter
    const earlier = journal.letters.slice(0, index).filter(each => each.trustCode === trustCode && each.reference === reference)
    return planMails({ letter, earlier, script, behaviour, workingDayAfter, dayOf: dayInUk })
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(act)
    this.#turn = turn.catch(() => {})
    return turn
  }

  #failed = (error: unknown): void => this.#log('rehearsal-failed', describeError(error))

  #onStage(): Stage {
    if (this.#stage === null) throw new Error('The rehearsal has not begun')
    return this.#stage
  }
}
