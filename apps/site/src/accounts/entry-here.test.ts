import { expect, test } from 'vitest'
import { entryHere } from './entry-here.ts'

const menu = ['/console', '/console/rounds', '/console/submissions', '/console/submissions/keys']

test.each([
  ['/console', '/console'],
  ['/console/rounds/3/letters', '/console/rounds'],
  ['/console/submissions', '/console/submissions'],
  ['/console/submissions/12', '/console/submissions'],
  // A page within another one’s folder that has its own entry is that entry alone.
  ['/console/submissions/keys', '/console/submissions/keys'],
  ['/console/submissions/keys/4/confirm', '/console/submissions/keys'],
  ['/console/submissionsmore', undefined],
  ['/console/nothing', undefined],
] as const)('on %s the menu marks %s', (path, entry) => {
  expect(entryHere(menu, path)).toBe(entry)
})
