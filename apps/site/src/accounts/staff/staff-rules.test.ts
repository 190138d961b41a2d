import { expect, test } from 'vitest'
import { judgeStaffChange } from './staff-rules.ts'

const here = { deactivatedAt: null, hasTotp: true, passkeys: 0 } as const
const admin = { id: 'a', role: 'admin', ...here } as const
const other = { id: 'b', role: 'admin', ...here } as const
const marker = { id: 'm', role: 'marker', ...here } as const
const gone = { ...marker, deactivatedAt: new Date('2026-11-22T10:00:00Z') }
const toEditor = { kind: 'role', role: 'editor' } as const
const toAdmin = { kind: 'role', role: 'admin' } as const
const [deactivate, reactivate, reset] = [{ kind: 'deactivate' }, { kind: 'reactivate' }, { kind: 'reset' }] as const

test.each([
  ['another role for a marker', toEditor, marker, admin, 1, null],
  ['the role somebody has', toAdmin, other, admin, 2, 'nothing-to-do'],
  ['another role for one of two administrators', toEditor, other, admin, 2, null],
  ['another role for oneself, one of two', toEditor, admin, admin, 2, null],
  ['another role for the last administrator', toEditor, admin, admin, 1, 'last-admin'],
  ['another role by somebody who is no administrator any more', toAdmin, marker, { ...other, role: 'editor' }, 1, 'not-allowed'],
  ['another role by somebody who was deactivated', toAdmin, marker, { ...other, deactivatedAt: new Date(0) }, 1, 'not-allowed'],
  ['another role by nobody', toAdmin, marker, null, 1, 'not-allowed'],
  ['another role for nobody', toAdmin, null, admin, 1, 'unknown'],
  ['the end of a marker', deactivate, marker, admin, 1, null],
  ['the end of one who has gone', deactivate, gone, admin, 1, 'nothing-to-do'],
  ['the end of the last administrator', deactivate, admin, admin, 1, 'last-admin'],
  ['the end of oneself', deactivate, admin, admin, 2, 'yourself'],
  ['the return of one who has gone', reactivate, gone, admin, 1, null],
  ['the return of one who is here', reactivate, marker, admin, 1, 'nothing-to-do'],
  ['a reset for a marker', reset, marker, admin, 1, null],
  ['a reset for one who has only a passkey', reset, { ...marker, hasTotp: false, passkeys: 1 }, admin, 1, null],
  ['a reset for one who has no second step', reset, { ...marker, hasTotp: false }, admin, 1, 'nothing-to-do'],
  ['a reset for oneself', reset, admin, admin, 2, 'yourself'],
] as const)('%s', (_, change, staff, asking, activeAdmins, refusal) => {
  expect(judgeStaffChange({ change, staff, asking, activeAdmins })).toBe(refusal)
})
