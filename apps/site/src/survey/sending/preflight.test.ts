// Long because: one table of cases for everything that is looked at before letters leave.
import { describe, expect, test } from 'vitest'
import type { Trust, TrustCode } from '../../register/index.ts'
import { inventedTrustForTests } from '../../register/register-for-tests.ts'
import { type Contact, contactFromRegister } from '../contacts/contact-store.ts'
import { addDays } from '../legal-clock/calendar-days.ts'
import { committedHolidays } from '../legal-clock/holidays-for-tests.ts'
import { workingDaysAfter } from '../legal-clock/working-days.ts'
import type { ComposedLetter } from './compose-letter.ts'
import { languageFor, type PlannedLetter } from './plan-letters.ts'
import { isBlocked, type PreflightInput, preflight, type SendFinding } from './preflight.ts'

const holidays = committedHolidays()
const today = '2027-05-12'

const letter: ComposedLetter = { subject: 'A request', text: 'Dear trust', unknownFields: [], emptyFields: [], languages: ['en'] }

type Some = {
  readonly trust?: Partial<Trust>
  readonly contact?: Partial<Contact>
  readonly letter?: Partial<ComposedLetter> | null
}

/** The letter to trust EX-90n, without a fault unless one is given. */
function to(number: number, { trust: more = {}, contact: entered = {}, letter: words = {} }: Some = {}): PlannedLetter {
  const trust = inventedTrustForTests(`EX-${900 + number}`, `Trust ${number}`, {
    foiEmail: `foi@ex-90${number}.invalid`,
    ...more,
  })
  const contact = { ...contactFromRegister(trust), ...entered }
  const language = languageFor(trust.nation)
  return {
    trust,
    contact,
    law: trust.nation === 'scotland' ? 'foisa' : 'foia',
    language,
    reference: `2027-1/${trust.code}`,
    channel: contact.channel,
    to: contact.channel === 'email' ? contact.email : null,
    letter: words === null ? null : { ...letter, languages: language === 'cy' ? ['cy', 'en'] : ['en'], ...words },
  }
}

const nothingWrong: PreflightInput = {
  letters: [to(1), to(2)],
  exclusions: [],
  names: new Map([1, 2, 3, 4].map(number => [`EX-${900 + number}`, `Trust ${number}`])),
  successions: [],
  earlier: [],
  holidays,
  today,
  campaign: 'uk',
  hasMailServer: true,
  mailDomain: 'mail.charity.example',
  charityName: 'Example charity',
  charityMissing: [],
  lastBackupOn: '2027-05-11',
  roundProblems: 0,
}

const look = (more: Partial<PreflightInput>): SendFinding[] => preflight({ ...nothingWrong, ...more })

/** A finding in one line: `blocks address-missing Trust 1`. */
const said = (found: readonly SendFinding[]): string[] =>
  found.map(finding => {
    const { level, code } = finding
    const trusts = 'trusts' in finding ? finding.trusts.map(one => ('name' in one ? one.name : one.trust.name)) : []
    return [level, code, ...trusts].join(' ')
  })

/** These are references into the register, so their form is a trust's code. */
const succession = (from: string, into: string, effectiveOn: string) => ({
  from,
  fromName: from,
  to: into as TrustCode,
  effectiveOn,
})

test('nothing is found where nothing is wrong', () => {
  expect(look({})).toEqual([])
})

describe('addresses', () => {
  const cases: readonly (readonly [string, readonly PlannedLetter[], readonly string[]])[] = [
    ['none is known', [to(1, { trust: { foiEmail: null } }), to(2)], ['blocks address-missing Trust 1']],
    [
      'none is known, and none is needed: a portal',
      [to(1, { contact: { channel: 'portal', email: null } })],
      ['know by-hand Trust 1'],
    ],
    ['post', [to(1, { contact: { channel: 'post' } })], ['know by-hand Trust 1']],
    ['two in one field', [to(1, { contact: { email: 'a@ex.invalid, b@ex.invalid' } })], ['blocks address-wrong Trust 1']],
    ['no domain', [to(1, { contact: { email: 'foi@trust' } })], ['blocks address-wrong Trust 1']],
    ['a line break', [to(1, { contact: { email: 'foi@ex.invalid\nBcc: x@ex.invalid' } })], ['blocks address-wrong Trust 1']],
    ['mail comes back', [to(1), to(2, { contact: { bouncingSince: new Date() } })], ['blocks address-bouncing Trust 2']],
    [
      'mail comes back, and none is sent: a portal',
      [to(1, { contact: { channel: 'portal', bouncingSince: new Date() } })],
      ['know by-hand Trust 1'],
    ],
    [
      'two trusts with one address, in other capitals',
      [to(1, { contact: { email: 'FOI@shared.invalid' } }), to(2, { contact: { email: 'foi@Shared.invalid' } }), to(3)],
      ['know address-shared Trust 1 Trust 2'],
    ],
    [
      'two trusts with one address, one of them by post',
      [to(1, { contact: { email: 'foi@shared.invalid' } }), to(2, { contact: { email: 'foi@shared.invalid', channel: 'post' } })],
      ['know by-hand Trust 2'],
    ],
    [
      'what blocks stands first, each fault for itself',
      [
        to(1, { contact: { channel: 'post' } }),
        to(2, { trust: { foiEmail: null } }),
        to(3, { contact: { email: 'no', bouncingSince: new Date() } }),
      ],
      [
        'blocks address-missing Trust 2',
        'blocks address-wrong Trust 3',
        'blocks address-bouncing Trust 3',
        'know by-hand Trust 1',
      ],
    ],
  ]
  test.each(cases)('%s', (_, letters, expected) => {
    expect(said(look({ letters }))).toEqual(expected)
  })
})

describe('mergers and closures', () => {
  test('a trust that has become another is not written to', () => {
    const found = look({ successions: [succession('EX-901', 'EX-903', today)] })
    expect(found).toEqual([{ level: 'blocks', code: 'merged', trust: to(1).trust, into: ['Trust 3'] }])
  })

  test('one that is split names all that follow it', () => {
    const successions = [succession('EX-901', 'EX-903', '2027-04-01'), succession('EX-901', 'EX-904', '2027-04-01')]
    expect(look({ successions })).toMatchObject([{ code: 'merged', into: ['Trust 3', 'Trust 4'] }])
  })

  test('from tomorrow on is not yet', () => {
    expect(look({ successions: [succession('EX-901', 'EX-903', addDays(today, 1))] })).toEqual([])
  })

  test('one whose last day the register knows is said', () => {
    expect(said(look({ letters: [to(1, { trust: { closedOn: '2027-09-30' } })] }))).toEqual(['know closing Trust 1'])
  })

  test('one that an earlier round asked and that has merged since is said once', () => {
    const before = { trustCode: 'EX-903', trustName: 'Trust 3 as it was' }
    const earlier = [
      { ...before, round: '2026-1', sentOn: '2026-01-12' },
      { ...before, round: '2025-1', sentOn: '2025-01-13' },
    ]
    const successions = [succession('EX-903', 'EX-901', '2026-10-01')]
    expect(look({ earlier, successions })).toEqual([
      { level: 'know', code: 'asked-before-merger', name: 'Trust 3 as it was', into: ['Trust 1'] },
    ])
    expect(look({ earlier })).toEqual([])
  })

  test('a trust left out for another one that is not asked either', () => {
    const exclusion = { trustCode: 'EX-903', reason: 'No.', decidedAt: new Date(), decidedBy: 'First Admin' }
    expect(look({ exclusions: [{ ...exclusion, treatedBy: 'EX-904' }] })).toEqual([
      { level: 'know', code: 'treated-by-nobody-asked', trust: 'Trust 3', by: 'Trust 4' },
    ])
    expect(look({ exclusions: [{ ...exclusion, treatedBy: 'EX-901' }] })).toEqual([])
    expect(look({ exclusions: [{ ...exclusion, treatedBy: null }] })).toEqual([])
  })
})

describe('similar requests less than 60 working days ago', () => {
  // Over two May bank holidays: the boundary is not twelve weeks.
  const sentOn = '2027-04-06'
  const after = (count: number) => workingDaysAfter(sentOn, count, 'foia', holidays)
  const askedOn = (day: string, more: Partial<PreflightInput> = {}) =>
    look({
      earlier: [{ round: '2027-0', trustCode: 'EX-901', trustName: 'Trust 1', sentOn }],
      today: day,
      lastBackupOn: day,
      ...more,
    })

  test('the sixtieth day of the period, the day of the first one counted, is still in it', () => {
    expect(after(59)).toBe('2027-06-30')
    expect(askedOn(after(59))).toEqual([
      { level: 'know', code: 'asked-recently', trusts: [{ trust: to(1).trust, round: '2027-0', on: sentOn, days: 59 }] },
    ])
  })

  test('the next working day is not', () => {
    expect(askedOn(after(60))).toEqual([])
  })

  test('a letter of a Saturday opens its period on the Monday', () => {
    const earlier = [{ round: '2027-0', trustCode: 'EX-901', trustName: 'Trust 1', sentOn: '2027-04-10' }]
    const sixtieth = workingDaysAfter('2027-04-10', 60, 'foia', holidays)
    expect(said(askedOn(sixtieth, { earlier }))).toEqual(['know asked-recently Trust 1'])
    expect(askedOn(addDays(sixtieth, 1), { earlier })).toEqual([])
  })

  test('the newest of several counts', () => {
    const earlier = ['2027-03-01', '2027-05-04', '2027-04-06'].map((day, index) => ({
      round: `202${index}-1`,
      trustCode: 'EX-901',
      trustName: 'Trust 1',
      sentOn: day,
    }))
    expect(askedOn('2027-05-12', { earlier })).toMatchObject([{ trusts: [{ on: '2027-05-04', days: 6 }] }])
  })

  test('what became part of a trust was asked in its place', () => {
    const earlier = [{ round: '2027-0', trustCode: 'EX-903', trustName: 'Trust 3', sentOn }]
    const successions = [succession('EX-903', 'EX-901', '2027-05-01')]
    expect(said(askedOn(today, { earlier, successions }))).toContain('know asked-recently Trust 1')
    expect(said(askedOn(today, { earlier }))).toEqual([])
  })

  test('Scotland’s Act knows no such addition', () => {
    expect(askedOn(today, { letters: [to(1, { trust: { nation: 'scotland' } })] })).toEqual([])
    expect(said(askedOn(today, { letters: [to(1, { trust: { nation: 'northern-ireland' } })] }))).toEqual([
      'know asked-recently Trust 1',
    ])
  })
})

describe('the words of the letters', () => {
  test('a field that is none, or that has no value, is named with whose letter it stands in', () => {
    const letters = [
      to(1, { letter: { unknownFields: ['trust_nam', 'dat'] } }),
      to(2, { letter: { unknownFields: ['trust_nam'], emptyFields: ['charity_address'] } }),
    ]
    expect(look({ letters })).toEqual([
      { level: 'blocks', code: 'field-unknown', field: 'trust_nam', trusts: [to(1).trust, to(2).trust] },
      { level: 'blocks', code: 'field-unknown', field: 'dat', trusts: [to(1).trust] },
      { level: 'blocks', code: 'field-empty', field: 'charity_address', trusts: [to(2).trust] },
    ])
  })

  test('no letter under one law blocks those trusts', () => {
    const letters = [to(1), to(2, { trust: { nation: 'scotland' }, letter: null })]
    expect(look({ letters })).toMatchObject([
      { level: 'blocks', code: 'letter-missing', law: 'foisa', trusts: [{ name: 'Trust 2' }] },
    ])
  })

  test('Wales without a Welsh letter is said, and may be', () => {
    const wales = { trust: { nation: 'wales' } } as const
    expect(said(look({ letters: [to(1, { ...wales, letter: { languages: ['en'] } })] }))).toEqual([
      'know letter-not-welsh Trust 1',
    ])
    expect(look({ letters: [to(1, wales)] })).toEqual([])
  })
})

describe('the house', () => {
  const cases: readonly (readonly [string, Partial<PreflightInput>, readonly string[], readonly string[]])[] = [
    ['nobody is asked', { letters: [] }, ['blocks nobody-chosen'], ['blocks nobody-chosen']],
    ['the round lacks something', { roundProblems: 2 }, ['blocks round-not-ready'], ['blocks round-not-ready']],
    ['mail is off', { hasMailServer: false }, ['blocks mail-off'], ['know mail-off']],
    ['answers would not leave this machine', { mailDomain: 'localhost' }, ['blocks mail-domain-local'], []],
    ['a mail domain without a dot', { mailDomain: 'mailhost' }, ['blocks mail-domain-local'], []],
    ['the charity is not complete', { charityMissing: ['helpline'] }, ['blocks charity-incomplete'], ['know charity-incomplete']],
    ['the charity has no name', { charityName: '' }, ['blocks no-charity-name'], ['blocks no-charity-name']],
    ['no backup', { lastBackupOn: null }, ['know no-backup'], ['know no-backup']],
    ['a backup of two days ago', { lastBackupOn: '2027-05-10' }, [], []],
    ['a backup of three days ago', { lastBackupOn: '2027-05-09' }, ['know old-backup'], ['know old-backup']],
  ]
  test.each(cases)('%s', (_, more, uk, example) => {
    expect(said(look({ ...more, campaign: 'uk' }))).toEqual(uk)
    expect(said(look({ ...more, campaign: 'example' }))).toEqual(example)
    expect(isBlocked(look({ ...more, campaign: 'uk' }))).toBe(uk.some(line => line.startsWith('blocks')))
  })

  test('a backup from before the clocks changed is as old as its days', () => {
    expect(look({ today: '2027-03-29', lastBackupOn: '2027-03-27' })).toEqual([])
    expect(said(look({ today: '2027-03-29', lastBackupOn: '2027-03-26' }))).toEqual(['know old-backup'])
  })
})
