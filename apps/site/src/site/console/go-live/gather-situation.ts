import { allStaff } from '../../../accounts/index.ts'
import { charityOf, isComplete } from '../../../content/index.ts'
import { dayInUk, newestBackup, type Services } from '../../../foundation/index.ts'
import { registerTables, renewalsOf } from '../../../register/index.ts'
import { allRounds, type Division, divisions, listHolidays } from '../../../survey/index.ts'
import type { Situation } from './checklist.ts'
import { lastJudgedTest, lastRestoreTest } from './go-live-store.ts'
import { domainOfAddress } from './mail/domain-of-address.ts'

/** Looks at everything that the checklist is about. Nothing is asked of the outside. */
export async function gatherSituation(services: Services): Promise<Situation> {
  const { db, campaign, baseUrl, secret, smtpUrl, dataFolder } = services
  const now = services.clock()
  const charity = await charityOf(db)
  const tables = await registerTables(db, now)
  const backup = await newestBackup(dataFolder)
  const staff = (await allStaff(db)).filter(({ deactivatedAt }) => deactivatedAt === null)
  const test = await lastJudgedTest(db)
  return {
    campaign,
    today: dayInUk(now),
    missingFacts: isComplete(charity).missing.length,
    staff: staff.map(({ role, hasTotp, passkeys }) => ({ isAdmin: role === 'admin', hasSecondStep: hasTotp || passkeys > 0 })),
    secretLength: secret.length,
    baseUrl,
    isMailOn: smtpUrl !== null,
    fromDomain: charity.fromAddress === '' ? null : domainOfAddress(charity.fromAddress),
    mailTest:
      test?.judgement && test.judgedAt
        ? { judgement: test.judgement, on: dayInUk(test.judgedAt), by: test.judgedBy ?? '' }
        : null,
    backup,
    backupDay: typeof backup === 'string' ? null : dayInUk(backup.at),
    restore: await lastRestoreTest(db),
    tables: tables.length,
    oldTables: renewalsOf(tables, dayInUk(now)).filter(({ state }) => state === 'overdue').length,
    holidaysUntil: lastCommonDay(await listHolidays(db)),
    rounds: (await allRounds(db)).length,
  }
}

/** The last day up to which every part of the United Kingdom has holidays listed: the earliest of the last ones. */
export function lastCommonDay(holidays: readonly { readonly day: string; readonly division: Division }[]): string | null {
  const last = divisions.map(division =>
    holidays
      .filter(each => each.division === division)
      .map(({ day }) => day)
      .sort()
      .at(-1),
  )
  const known = last.filter(day => day !== undefined).sort()
  return known.length < divisions.length ? null : (known[0] ?? null)
}
