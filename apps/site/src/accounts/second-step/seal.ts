import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type { Services } from '../../foundation/index.ts'
import { authOf } from '../auth/auth.ts'

/** Makes a text unreadable without the secret of the site, in the form that better-auth opens again. */
export const seal = async (services: Services, text: string): Promise<string> =>
  symmetricEncrypt({ key: (await authOf(services).$context).secretConfig, data: text })

/** The text again; null when it was sealed with another secret. */
export async function unseal(services: Services, sealed: string): Promise<string | null> {
  const { secretConfig: key } = await authOf(services).$context
  try {
    return await symmetricDecrypt({ key, data: sealed })
  } catch {
    // Whatever is wrong with it, it cannot be read: whoever asks says what that means.
    return null
  }
}
