import { expect, test } from 'vitest'
import { judgeAccountTry, judgeWindowTry, lockMinutes, type TryState } from './lock-rules.ts'

const start = new Date('2026-11-22T10:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

/** Tries one after the other, and says which were allowed. */
function tryAt(minutes: readonly number[], judge: typeof judgeAccountTry): boolean[] {
  let state: TryState | null = null
  return minutes.map(minute => {
    const verdict = judge(state, after(minute))
    state = verdict.next
    return verdict.allowed
  })
}

test('an account gives five tries, then one minute of rest, then five more, then two minutes', () => {
  const five = [true, true, true, true, true]
  expect(tryAt([0, 0, 0, 0, 0, 0, 0.9], judgeAccountTry)).toEqual([...five, false, false])
  expect(tryAt([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2.9, 3], judgeAccountTry)).toEqual([
    ...five,
    false,
    ...five,
    false,
    false,
    true,
  ])
})

test('a lock says when it ends, and once that it is the first', () => {
  const full: TryState = { tries: 5, locks: 0, windowBeganAt: start, lockedUntil: null }
  const first = judgeAccountTry(full, start)
  expect(first).toMatchObject({ allowed: false, until: after(1), isFirstLock: true })
  expect(judgeAccountTry(first.next, start)).toMatchObject({ allowed: false, until: after(1), isFirstLock: false })
  expect(judgeAccountTry({ ...full, locks: 1 }, start)).toMatchObject({ until: after(2), isFirstLock: false })
})

test.each([
  [1, 1],
  [2, 2],
  [3, 4],
  [6, 32],
  [7, 60],
  [60, 60],
])('lock %i lasts %i minutes', (locks, minutes) => {
  expect(lockMinutes(locks)).toBe(minutes)
})

test('a window gives so many tries, and all of them again when it is over', () => {
  const limit = { tries: 2, minutes: 10 }
  expect(tryAt([0, 1, 2, 9.9, 10, 11, 12], (state, now) => judgeWindowTry(state, now, limit))).toEqual([
    true,
    true,
    false,
    false,
    true,
    true,
    false,
  ])
})
