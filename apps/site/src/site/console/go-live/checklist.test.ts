import { describe, expect, test } from 'vitest'
import { checkSteps, type Situation, type Step, steps } from './checklist.ts'
import { lastCommonDay } from './gather-situation.ts'
import { judgeAuthentication } from './mail/judge-authentication.ts'
import { readAuthenticationResults } from './mail/read-authentication-results.ts'

const judge = (results: string) => judgeAuthentication(readAuthenticationResults(`mx.example; ${results}`), 'charity.example')
const passed = judge(
  'spf=pass smtp.mailfrom=charity.example; dkim=pass header.d=charity.example; dmarc=pass header.from=charity.example',
)
const ready: Situation = {
  campaign: 'uk',
  today: '2026-11-22',
  missingFacts: 0,
  staff: [
    { isAdmin: true, hasSecondStep: true },
    { isAdmin: true, hasSecondStep: true },
    { isAdmin: false, hasSecondStep: true },
  ],
  secretLength: 43,
  baseUrl: 'https://campaign.example',
  isMailOn: true,
  fromDomain: 'charity.example',
  mailTest: { judgement: passed, on: '2026-11-20', by: 'First Admin' },
  backup: { at: new Date('2026-11-21T03:00:00Z'), isAutomatic: false },
  backupDay: '2026-11-21',
  restore: { on: '2026-06-01', notedAt: new Date(), notedBy: 'First Admin' },
  tables: 13,
  oldTables: 0,
  holidaysUntil: '2028-12-26',
  rounds: 1,
}
const look = (step: Step, change: Partial<Situation>) => {
  const found = checkSteps({ ...ready, ...change }).find(each => each.step === step)
  return [found?.state, found?.told]
}

describe('the checklist before the beginning', () => {
  test('everything done', () => {
    expect(checkSteps(ready).map(({ step, state }) => [step, state])).toEqual(steps.map(step => [step, 'done']))
  })

  test('a new copy: nothing is done without a proof', () => {
    const fresh: Situation = {
      ...ready,
      missingFacts: 6,
      staff: [],
      secretLength: 0,
      baseUrl: 'http://localhost:3000',
      isMailOn: false,
      fromDomain: null,
      mailTest: null,
      backup: 'none',
      backupDay: null,
      restore: null,
      tables: 0,
      holidaysUntil: null,
      rounds: 0,
    }
    expect(checkSteps(fresh).filter(({ state }) => state === 'done')).toEqual([])
  })

  test.each<[string, Step, Partial<Situation>, string, string]>([
    ['one admin', 'admins', { staff: [{ isAdmin: true, hasSecondStep: true }] }, 'to-do', 'alone'],
    ['somebody with a password alone', 'second-steps', { staff: [{ isAdmin: true, hasSecondStep: false }] }, 'to-do', 'without'],
    ['an address on this machine', 'address', { baseUrl: 'http://localhost:3000' }, 'to-do', 'http'],
    ['mail off', 'mail-server', { isMailOn: false }, 'to-do', 'off'],
    ['mail off in the example', 'mail-server', { isMailOn: false, campaign: 'example' }, 'to-do', 'off-example'],
    ['mail off: a test cannot be made', 'mail-test', { isMailOn: false }, 'unknown', 'no-server'],
    ['no test yet', 'mail-test', { mailTest: null }, 'to-do', 'never'],
    ['the address changed since the test', 'mail-test', { fromDomain: 'new.example' }, 'to-do', 'other-domain'],
    [
      'two of three passed',
      'mail-test',
      { mailTest: { judgement: judge('spf=pass smtp.mailfrom=charity.example; dmarc=pass'), on: '2026-11-20', by: 'A' } },
      'to-do',
      'not-passed',
    ],
    ['a backup a week old', 'backup', { backupDay: '2026-11-15' }, 'done', 'manual'],
    ['one day older', 'backup', { backupDay: '2026-11-14' }, 'to-do', 'old'],
    [
      'a backup that the site made',
      'backup',
      { backup: { at: new Date('2026-11-22'), isAutomatic: true }, backupDay: '2026-11-22' },
      'done',
      'automatic',
    ],
    ['a folder that cannot be read', 'backup', { backup: 'unknown', backupDay: null }, 'unknown', 'unreadable'],
    [
      'a test of a year ago',
      'restore',
      { restore: { ...ready.restore, on: '2025-11-22', notedAt: new Date(), notedBy: 'A' } },
      'done',
      'tested',
    ],
    [
      'one of a year and a day ago',
      'restore',
      { restore: { on: '2025-11-21', notedAt: new Date(), notedBy: 'A' } },
      'to-do',
      'old',
    ],
    ['an empty register', 'register', { tables: 0 }, 'to-do', 'none'],
    ['old tables', 'register', { oldTables: 2 }, 'to-do', 'old'],
    ['holidays that end in spring', 'holidays', { holidaysUntil: '2027-05-03' }, 'to-do', 'ending'],
  ])('%s', (_, step, change, state, told) => {
    expect(look(step, change)).toEqual([state, told])
  })
})

test('holidays are known as far as they are for every part of the country', () => {
  const upTo = (day: string, division: 'england-and-wales' | 'scotland' | 'northern-ireland') => ({ day, division })
  expect(
    lastCommonDay([
      upTo('2027-12-27', 'england-and-wales'),
      upTo('2026-12-25', 'scotland'),
      upTo('2028-12-25', 'northern-ireland'),
    ]),
  ).toBe('2026-12-25')
  expect(lastCommonDay([upTo('2027-12-27', 'england-and-wales'), upTo('2026-12-25', 'scotland')])).toBeNull()
  expect(lastCommonDay([])).toBeNull()
})
