import type { Campaign, NewestBackup } from '../../../foundation/index.ts'
import type { RestoreTest } from './go-live-store.ts'
import type { MailJudgement } from './mail/judge-authentication.ts'
import { isProved } from './mail/judge-authentication.ts'

export const steps = [
  'charity',
  'admins',
  'second-steps',
  'secret',
  'address',
  'mail-server',
  'mail-test',
  'backup',
  'restore',
  'register',
  'holidays',
  'round',
] as const
export type Step = (typeof steps)[number]

/** `unknown`: it cannot be seen from here. Nothing is `done` without a proof. */
export type StepState = 'done' | 'to-do' | 'unknown'

export type CheckedStep = {
  readonly step: Step
  readonly state: StepState
  /** Which sentence tells how it stands: `go-live.steps.<step>.<told>`. */
  readonly told: string
  readonly values: Readonly<Record<string, string | number>>
}

export type Situation = {
  readonly campaign: Campaign
  readonly today: string
  /** How many facts about who runs this are still missing. */
  readonly missingFacts: number
  readonly staff: readonly { readonly isAdmin: boolean; readonly hasSecondStep: boolean }[]
  readonly secretLength: number
  readonly baseUrl: string
  readonly isMailOn: boolean
  readonly fromDomain: string | null
  readonly mailTest: { readonly judgement: MailJudgement; readonly on: string; readonly by: string } | null
  readonly backup: NewestBackup
  readonly backupDay: string | null
  readonly restore: RestoreTest | null
  /** How many tables the register has, and how many of them are old. */
  readonly tables: number
  readonly oldTables: number
  /** The last day for which every part of the United Kingdom has its bank holidays; null when there are none. */
  readonly holidaysUntil: string | null
  readonly rounds: number
}

const dayMs = 24 * 60 * 60 * 1000
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

export const backupIsOldAfterDays = 7
export const restoreIsOldAfterDays = 365
/** A request that is sent today is due, at the latest, within half a year: extension, review and all. */
export const holidaysNeededDays = 183

/** How far the house is from being ready for a real campaign: every step, in the order in which they are best taken. */
export const checkSteps = (situation: Situation): readonly CheckedStep[] =>
  steps.map(step => ({ step, ...rules[step](situation) }))

type Found = Omit<CheckedStep, 'step'>
const done = (told: string, values: Found['values'] = {}): Found => ({ state: 'done', told, values })
const toDo = (told: string, values: Found['values'] = {}): Found => ({ state: 'to-do', told, values })
const unknown = (told: string, values: Found['values'] = {}): Found => ({ state: 'unknown', told, values })

const rules: { readonly [Each in Step]: (situation: Situation) => Found } = {
  charity: ({ missingFacts }) => (missingFacts === 0 ? done('complete') : toDo('missing', { count: missingFacts })),
  admins: ({ staff }) => {
    const count = staff.filter(({ isAdmin }) => isAdmin).length
    return count >= 2 ? done('enough', { count }) : toDo('alone')
  },
  'second-steps': ({ staff }) => {
    const count = staff.filter(({ hasSecondStep }) => !hasSecondStep).length
    return count === 0 && staff.length > 0 ? done('everybody', { count: staff.length }) : toDo('without', { count })
  },
  secret: ({ secretLength }) => (secretLength >= 32 ? done('set') : toDo('short')),
  address: ({ baseUrl }) => (baseUrl.startsWith('https://') ? done('https') : toDo('http')),
  'mail-server': ({ isMailOn, campaign }) => (isMailOn ? done('set') : toDo(campaign === 'example' ? 'off-example' : 'off')),
  'mail-test': checkMailTest,
  backup: ({ backup, backupDay, today }) => {
    if (backup === 'unknown') return unknown('unreadable')
    if (backup === 'none' || backupDay === null) return toDo('none')
    const count = daysBetween(backupDay, today)
    const kind = backup.isAutomatic ? 'automatic' : 'manual'
    return count <= backupIsOldAfterDays ? done(kind, { count }) : toDo('old', { count })
  },
  restore: ({ restore, today }) => {
    if (restore === null) return toDo('never')
    const values = { day: restore.on, who: restore.notedBy }
    return daysBetween(restore.on, today) <= restoreIsOldAfterDays ? done('tested', values) : toDo('old', values)
  },
  register: ({ tables, oldTables }) =>
    tables === 0 ? toDo('none') : oldTables === 0 ? done('fresh') : toDo('old', { count: oldTables }),
  holidays: ({ holidaysUntil, today }) => {
    if (holidaysUntil === null) return toDo('none')
    const values = { day: holidaysUntil }
    return daysBetween(today, holidaysUntil) >= holidaysNeededDays ? done('known', values) : toDo('ending', values)
  },
  round: ({ rounds }) => (rounds > 0 ? done('made', { count: rounds }) : toDo('none')),
}

function checkMailTest({ mailTest, fromDomain, isMailOn }: Situation): Found {
  if (!isMailOn) return unknown('no-server')
  if (mailTest === null) return toDo('never')
  const values = { day: mailTest.on, who: mailTest.by }
  if (mailTest.judgement.fromDomain !== fromDomain)
    return toDo('other-domain', { ...values, domain: mailTest.judgement.fromDomain })
  return isProved(mailTest.judgement) ? done('passed', values) : toDo('not-passed', values)
}
