import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Actor, findRoot, type Locale, loadMessages } from '../../../foundation/index.ts'
import { sayEntry, sayPath, sayValue, type Words } from './say-entry.ts'

const messages = loadMessages(join(findRoot(import.meta.dirname), 'content/messages'))
const keys = new Set(messages.keys)
const words = (locale: Locale): Words => ({
  t: messages.in(locale),
  has: key => keys.has(key),
  staff: new Map([['b2', 'Some Marker']]),
})

const admin: Actor = { kind: 'staff', id: 'a1', name: 'First Admin' }
const release = { kind: 'release', id: '2026-1' }

describe('an entry in words', () => {
  test.each([
    ['a person', admin, 'release.publish', release, 'First Admin published release 2026-1'],
    [
      'a command',
      { kind: 'command', name: 'import-results' } as const,
      'release.publish',
      release,
      'The command import-results published release 2026-1',
    ],
    ['a deed of another version', admin, 'thing.lost', { kind: 'thing', id: '7' }, 'First Admin did “thing.lost” to thing 7'],
    [
      'an account, by the name of its owner',
      admin,
      'staff.deactivate',
      { kind: 'staff', id: 'b2' },
      'First Admin ended the access of the account of Some Marker',
    ],
  ])('%s', (_, actor, deed, subject, said) => {
    expect(sayEntry(words('en'), { actor, deed, subject })).toBe(said)
  })

  test('in Welsh', () => {
    expect(sayEntry(words('cy'), { actor: admin, deed: 'release.publish', subject: release })).toBe(
      'Cyhoeddwyd cyhoeddiad 2026-1 gan First Admin',
    )
  })

  test('fields and values', () => {
    expect(sayPath(words('en'), ['questions', 'where', 'comparesWith'])).toBe('questions, where, compares with')
    expect(sayPath(words('en'), ['reply_token'])).toBe('reply token')
    expect([null, '', true, false, 1234, 'Tŷ'].map(value => sayValue(words('en'), value))).toEqual([
      '(nothing)',
      '(nothing)',
      'yes',
      'no',
      '1,234',
      'Tŷ',
    ])
  })
})
