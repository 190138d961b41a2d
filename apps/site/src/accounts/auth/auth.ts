import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { rows, type Services, writes } from '../../foundation/index.ts'
import { longestPassword, shortestPassword } from '../password-rules.ts'
import { cookieName, cookieRules } from '../session-cookie.ts'
import { longestDays } from '../session-rules.ts'
import type { AccountsTables } from '../tables.ts'
import { recordAuth } from './auth-audit.ts'
import { isAuthPath, methodOf } from './auth-deeds.ts'
import { authTables, passkeyTables, twoFactorTables } from './auth-tables.ts'
import { onPasswordReset, sendPasswordLink } from './password-mail.ts'

export const secondStepMinutes = 10

/**
 * better-auth over our own database, tables and cookies. It is called by our routes through `callAuth` and never mounted: nobody reaches
 * its endpoints by themselves. It asks nobody on the network and tells nobody anything.
 */
export function makeAuth(services: Services) {
  const { baseUrl, secret } = services
  const attributes = cookieRules(baseUrl)
  const cookie = (name: Parameters<typeof cookieName>[1]) => ({ name: cookieName(baseUrl, name), attributes })
  return betterAuth({
    appName: 'Spotlight',
    baseURL: baseUrl,
    // Signs and seals with this alone, whatever else stands in the environment.
    secrets: [{ version: 1, value: secret }],
    secret,
    trustedOrigins: [new URL(baseUrl).origin],
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: { db: writes<Record<string, Record<string, unknown>>>(services.write), type: 'postgres', transaction: false },
    ...authTables,
    session: { ...authTables.session, expiresIn: longestDays * 24 * 60 * 60, disableSessionRefresh: true, freshAge: 0 },
    verification: { ...authTables.verification, storeIdentifier: 'hashed' },
    advanced: {
      useSecureCookies: false,
      disableOriginCheck: true,
      database: { generateId: () => crypto.randomUUID(), validateSchema: false },
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: attributes,
      cookies: {
        session_token: cookie('session'),
        two_factor: cookie('second-step'),
        'spotlight-passkey': cookie('passkey'),
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      resetPasswordTokenExpiresIn: 60 * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => sendPasswordLink(services, { staffId: user.id, token }),
      onPasswordReset: ({ user }) => onPasswordReset(services, user.id),
    },
    plugins: [
      twoFactor({ schema: twoFactorTables, twoFactorCookieMaxAge: secondStepMinutes * 60 }),
      passkey({
        schema: passkeyTables,
        rpName: 'Spotlight',
        rpID: new URL(baseUrl).hostname,
        origin: new URL(baseUrl).origin,
        advanced: { webAuthnChallengeCookie: 'spotlight-passkey' },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: ({ verification }) => insistOnVerifiedUser(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => insistOnVerifiedUser(verification.authenticationInfo.userVerified),
        },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const now = new Date()
            const method = methodOf(context?.path)
            // Said as a refusal: where nothing comes back, a passkey would be answered as if the site had failed.
            if (!(await isActive(services, session.userId))) throw new APIError('UNAUTHORIZED')
            return { data: { ...session, method, seenAt: now, provedAt: now } }
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async context => {
        if (!isAuthPath(context.path)) throw new APIError('NOT_FOUND')
      }),
      after: createAuthMiddleware(async context => {
        const { session, newSession, returned } = context.context
        const staffId = (newSession ?? session)?.user.id ?? null
        await recordAuth(services, { path: context.path, body: context.body, returned, staffId })
      }),
    },
  })
}

/** A passkey stands for both steps, so whoever shows it must have shown their face, finger or PIN to their device. */
async function insistOnVerifiedUser(isVerified: boolean | undefined): Promise<undefined> {
  if (isVerified !== true) throw new APIError('UNAUTHORIZED')
}

async function isActive({ db }: Services, staffId: string): Promise<boolean> {
  const row = await rows<AccountsTables>(db)
    .selectFrom('staff')
    .select('id')
    .where('id', '=', staffId)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export type Auth = ReturnType<typeof makeAuth>
const made = new WeakMap<Services, Auth>()

/** The better-auth of this site: made when somebody first needs it. */
export function authOf(services: Services): Auth {
  const known = made.get(services)
  if (known) return known
  const auth = makeAuth(services)
  made.set(services, auth)
  return auth
}
