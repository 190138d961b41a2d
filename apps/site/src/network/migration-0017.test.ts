import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { migration0017 } from './migration-0017.ts'

test('the statements of a migration that has landed do not change when words are added', () => {
  expect(createHash('sha256').update(JSON.stringify(migration0017)).digest('hex')).toBe(
    '8d5862145c5dfd2315a11c8e70bee17c3f051c749eddf660da4e38639cbd0029',
  )
})
