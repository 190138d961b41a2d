import type { SignInMethod } from '../tables.ts'

/** What an endpoint of better-auth means for the audit log. Null: nothing is entered. */
type AuthDeed = { readonly done: string | null; readonly failed: string | null }

/**
 * Every endpoint of better-auth that we call. All others are refused, and none is mounted for the web: our own routes call these. What
 * the hooks enter in the audit log when it worked and when it did not.
 */
export const authDeeds = {
  // When it worked, the second step is still to come: nobody has signed in yet.
  '/sign-in/email': { done: null, failed: 'account.sign-in-failed' },
  '/two-factor/verify-totp': { done: 'account.sign-in', failed: 'account.sign-in-failed' },
  '/two-factor/verify-backup-code': { done: 'account.sign-in', failed: 'account.sign-in-failed' },
  // A challenge is made, which nobody has answered yet.
  '/passkey/generate-authenticate-options': { done: null, failed: null },
  '/passkey/verify-authentication': { done: 'account.sign-in', failed: 'account.sign-in-failed' },
  '/passkey/generate-register-options': { done: null, failed: null },
  '/passkey/verify-registration': { done: 'account.add-passkey', failed: null },
  '/verify-password': { done: 'account.prove', failed: 'account.prove-failed' },
  '/change-password': { done: 'account.change-password', failed: 'account.prove-failed' },
  // What it does to somebody's account is entered by the verb that writes the mail; for a stranger there is nothing to enter.
  '/request-password-reset': { done: null, failed: null },
  // Entered when it worked, by the hook of the reset: only that knows whose it was.
  '/reset-password': { done: null, failed: null },
} as const satisfies Record<string, AuthDeed>

export type AuthPath = keyof typeof authDeeds

export const isAuthPath = (path: string | undefined): path is AuthPath => path !== undefined && Object.hasOwn(authDeeds, path)

const methods: Partial<Record<AuthPath, SignInMethod>> = {
  '/two-factor/verify-totp': 'totp',
  '/two-factor/verify-backup-code': 'backup-code',
  '/passkey/verify-authentication': 'passkey',
}

/** What a session that was opened by this endpoint is worth. */
export const methodOf = (path: string | undefined): SignInMethod => (isAuthPath(path) ? methods[path] : undefined) ?? 'password'
