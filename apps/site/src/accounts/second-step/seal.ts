import type { Services } from '../../foundation/index.ts'
import { authFor } from '../auth/call-auth.ts'

/** Makes a text unreadable without the secret of the site, in the form that better-auth opens again. */
export async function seal(services: Services, text: string): Promise<string> {
  const { secretConfig: key } = await (await authFor(services)).$context
  const { symmetricEncrypt } = await import('better-auth/crypto')
  return symmetricEncrypt({ key, data: text })
}

/** The text again; null when it was sealed with another secret. */
export async function unseal(services: Services, sealed: string): Promise<string | null> {
  const { secretConfig: key } = await (await authFor(services)).$context
  const { symmetricDecrypt } = await import('better-auth/crypto')
  try {
    return await symmetricDecrypt({ key, data: sealed })
  } catch {
    // Whatever is wrong with it, it cannot be read: whoever asks says what that means.
    return null
  }
}
