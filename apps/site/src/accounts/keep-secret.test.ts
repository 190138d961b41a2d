import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepSecret } from './keep-secret.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spotlight-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('makes a long one once, that only this user can read', () => {
  const secret = keepSecret(folder)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(keepSecret(folder)).toBe(secret)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['secret'])
})

test('never writes over one that is there, and refuses in words what is none', () => {
  writeFileSync(join(folder, 'secret'), 'short\n')
  expect(() => keepSecret(folder)).toThrow('does not hold a secret')
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('short\n')
})

test('refuses a folder where it cannot be kept', () => {
  expect(() => keepSecret(join(folder, 'nowhere'))).toThrow('ENOENT')
})
