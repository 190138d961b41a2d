import { describe, expect, it } from 'vitest'
import type { RegisterRow, SurvivalRole } from '../results/index.ts'
import { figuresOf } from './figures-of.ts'
import { inventedRow } from './invented-register.ts'
import { survivalRoleOf } from './survival-role.ts'

const dead = (deathDate: string | null, more: Partial<RegisterRow> = {}): Partial<RegisterRow> => ({
  vitalStatus: 'dead',
  deathDate,
  deathPrecision: deathDate === null ? null : 'day',
  deathSource: 'cosd',
  ...more,
})

describe('who is followed, from 10 March 2023', () => {
  const cases: { name: string; more: Partial<RegisterRow>; role: SurvivalRole }[] = [
    { name: 'not known dead', more: {}, role: 'followed' },
    { name: 'died later', more: dead('2023-03-11'), role: 'followed' },
    { name: 'died on the day', more: dead('2023-03-10'), role: 'death on the first date' },
    { name: 'died before', more: dead('2023-03-09'), role: 'death before the first date' },
    { name: 'dead, nobody knows when', more: dead(null), role: 'dead without a date' },
    { name: 'dead in a year', more: dead('2024-01-01', { deathPrecision: 'year' }), role: 'death known only to the year' },
    { name: 'dead in the same month', more: dead('2023-03-01', { deathPrecision: 'month' }), role: 'death on the first date' },
    { name: 'no date', more: { firstDate: null, datePrecision: null }, role: 'no first date' },
    { name: 'a date to the year', more: { datePrecision: 'year' }, role: 'first date only to the year' },
    { name: 'death only', more: { isDeathOnly: true }, role: 'no first date' },
  ]
  it.each(cases)('$name: $role', ({ more, role }) => {
    expect(survivalRoleOf(inventedRow('P', more))).toBe(role)
  })
})

function survivalOf(rows: RegisterRow[], more: { asAt?: string; deathsAreNational?: boolean } = {}) {
  const { survival } = figuresOf(rows, { asAt: '2024-12-31', from: '2019-01-01', ...more })
  if ('notPossible' in survival) throw new Error(survival.notPossible)
  return survival
}

describe('the curve', () => {
  const rows = [
    inventedRow('died after 100 days', dead('2023-06-18')),
    inventedRow('last seen after 50 days', { lastSeen: '2023-04-29' }),
    inventedRow('last seen after 200 days', { lastSeen: '2023-09-26' }),
    inventedRow('never seen again', { lastSeen: null }),
    inventedRow('died on the day', dead('2023-03-10')),
  ]
  it('follows the living to the day they were last seen where no national source tells of deaths', () => {
    const survival = survivalOf(rows)
    expect(survival).toMatchObject({ people: 4, deaths: 1, curve: [{ day: 100, atRisk: 2, deaths: 1, survival: 0.5 }] })
    expect(survival.leftOut).toMatchObject([{ reason: 'death on the first date', n: 1 }])
    expect(survival.censoring).toContain('last seen')
    expect(survival.oneYear).toBeNull()
    expect(survival.followed).toEqual({ median: 2, oneYear: 0, threeYears: 0 })
  })
  it('takes them as alive on the day of the count where one does', () => {
    expect(survivalOf(rows, { deathsAreNational: true })).toMatchObject({ curve: [{ day: 100, atRisk: 4, survival: 0.75 }] })
    const withNational = [...rows, inventedRow('died at home', dead('2023-08-01', { deathSource: 'ons' }))]
    expect(survivalOf(withNational)).toMatchObject({
      curve: [
        { day: 100, atRisk: 5 },
        { day: 144, atRisk: 4 },
      ],
    })
    expect(survivalOf(withNational).oneYear).toMatchObject({ value: 0.6 })
  })
  it('knows of no death after the day of the count', () => {
    expect(survivalOf(rows, { asAt: '2023-06-17' })).toMatchObject({ deaths: 0, curve: [], medianDays: null })
    expect(survivalOf(rows, { asAt: '2023-06-18' })).toMatchObject({ deaths: 1 })
  })
  it('has no interval where nobody is left', () => {
    const survival = survivalOf([inventedRow('A', dead('2023-04-01'))])
    expect(survival.curve).toEqual([{ day: 22, atRisk: 1, deaths: 1, survival: 0, se: null, low: null, high: null }])
    expect(survival.medianDays).toMatchObject({ value: 22, high: null })
  })
})
