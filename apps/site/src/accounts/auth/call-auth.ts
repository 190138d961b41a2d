import { type Services, writes } from '../../foundation/index.ts'
import type { Auth } from './auth.ts'

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value; readonly cookies: readonly string[] }
  | { readonly ok: false }

/**
 * Calls better-auth. Never from within a transaction: on the embedded database its own handle would wait for ever for the one connection,
 * so that is refused at once. What it refuses comes back as `ok: false`, without saying why: to a stranger all refusals look the same.
 */
export async function callAuth<Value>(
  services: Services,
  work: (api: Auth['api']) => Promise<{ response: Value; headers: Headers | null }>,
): Promise<Answer<Value>> {
  writes(services.write)
  try {
    const { response, headers } = await work((await authFor(services)).api)
    return { ok: true, value: response, cookies: headers?.getSetCookie() ?? [] }
  } catch (error) {
    const { isAPIError } = await import('better-auth/api')
    if (isAPIError(error) && error.statusCode < 500) return { ok: false }
    throw error
  }
}

/** The better-auth of this site. It is large, and most visitors never come to the console: it is loaded when somebody first needs it. */
export async function authFor(services: Services): Promise<Auth> {
  const { authOf } = await import('./auth.ts')
  return authOf(services)
}
