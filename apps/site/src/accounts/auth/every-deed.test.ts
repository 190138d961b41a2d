import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../foundation/index.ts'
import { authDeeds } from './auth-deeds.ts'

const room = join(import.meta.dirname, '..')
const sources = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('test/'))
  .map(file => ({ file, text: readFileSync(join(room, file), 'utf8') }))

/** What writes without an entry in the audit log, and why. */
const unrecorded: Readonly<Record<string, string>> = {
  'account/prove.ts': 'better-auth’s hook enters that the password was typed again.',
  'forget-staff-leftovers.ts': 'Forgets what is over.',
  'make-setup-link.ts': 'The command enters it; at the start of a new site there is nobody to enter.',
  'second-step/passkey-routes.ts': 'better-auth’s hook enters the sign-in and the new passkey; this ends what they replace.',
  'tries/take-try.ts': 'Counts tries.',
}

test('every verb of this room enters what it did, or has a reason not to', () => {
  const silent = sources
    .filter(({ text }) => text.includes('inTransaction(') && !/\brecord\(|changeStaff\(/.test(text))
    .map(({ file }) => file)
  expect(silent.sort()).toEqual(Object.keys(unrecorded).sort())
})

test('every endpoint of better-auth that is called stands in the table of deeds, and none stands there for nothing', () => {
  const called = new Set(sources.flatMap(({ text }) => [...text.matchAll(/\bapi\.(\w+)\(/g)].map(match => match[1] ?? '')))
  const paths: Readonly<Record<string, string>> = {
    signInEmail: '/sign-in/email',
    verifyTOTP: '/two-factor/verify-totp',
    verifyBackupCode: '/two-factor/verify-backup-code',
    generatePasskeyAuthenticationOptions: '/passkey/generate-authenticate-options',
    verifyPasskeyAuthentication: '/passkey/verify-authentication',
    generatePasskeyRegistrationOptions: '/passkey/generate-register-options',
    verifyPasskeyRegistration: '/passkey/verify-registration',
    verifyPassword: '/verify-password',
    changePassword: '/change-password',
    requestPasswordReset: '/request-password-reset',
    resetPassword: '/reset-password',
  }
  expect([...called].map(name => paths[name] ?? name).sort()).toEqual(Object.keys(authDeeds).sort())
})

test('every deed has its words in both languages', () => {
  const written = sources.flatMap(({ text }) =>
    [...text.matchAll(/'((?:account|staff)\.[a-z-]+)'/g)].map(match => match[1] ?? ''),
  )
  // Rights of the table of deeds, and columns of the table of staff.
  const rights = ['account.change', 'staff.see', 'staff.change']
  const columns = ['id', 'name', 'email', 'role', 'language'].map(column => `staff.${column}`)
  const deeds = [...new Set(written)].filter(deed => ![...rights, ...columns].includes(deed))
  expect(deeds.length).toBeGreaterThan(25)
  const messages = loadMessages(join(findRoot(room), 'content/messages'))
  for (const deed of deeds) {
    expect(messages.keys, deed).toContain(`audit.deeds.${deed}`)
    expect(messages.missing('cy'), deed).not.toContain(`audit.deeds.${deed}`)
  }
  expect(messages.missing('cy').filter(key => key.startsWith('accounts.'))).toEqual([])
})
