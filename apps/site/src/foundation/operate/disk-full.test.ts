import { expect, it } from 'vitest'
import { silentLog } from '../log.ts'
import { asDiskFull } from './disk-full.ts'
import { tellFailure } from './tell-failure.ts'

const ofTheSystem = (code: string) => Object.assign(new Error(code), { code })

it.each([
  ['the system', ofTheSystem('ENOSPC')],
  ['a quota', ofTheSystem('EDQUOT')],
  ['the embedded engine', { name: 'ErrnoError', errno: 51 }],
])('a disk that is full according to %s is said in words', (_, error) => {
  expect(asDiskFull(error, '/srv/spotlight')).toMatchObject({
    code: 'cannot-write',
    message: 'The disk that holds /srv/spotlight is full.',
  })
})

it.each([
  ['another error', ofTheSystem('EACCES')],
  ['another one of the engine', { name: 'ErrnoError', errno: 2 }],
  ['nothing', null],
])('%s is not', (_, error) => expect(asDiskFull(error, '/srv/spotlight')).toBeNull())

it('is told on the terminal wherever it happened', () => {
  const said: string[] = []
  expect(tellFailure(ofTheSystem('ENOSPC'), line => void said.push(line), silentLog)).toBe(73)
  expect(said).toEqual(['The disk that holds the data is full.\nMake room on it, then start again.'])
})
