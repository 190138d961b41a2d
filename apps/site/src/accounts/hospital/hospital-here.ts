import { serializeSigned } from 'hono/utils/cookie'
import type { Ctx, HospitalPerson } from '../../foundation/index.ts'
import { realTime } from '../real-time.ts'
import { cookieName, cookieRules, dropCookie, signedCookie } from '../session-cookie.ts'
import { judgeHospitalSession } from './hospital-rules.ts'
import { hospitalSessionByToken, noteHospitalSession } from './hospital-session-store.ts'

export type HospitalHere = { readonly person: HospitalPerson; readonly session: string }

/** Who of a hospital is signed in here; null: nobody, or not any more. */
export async function hospitalHere(c: Ctx): Promise<HospitalHere | null> {
  const session = await signedCookie(c, 'hospital')
  const found = session && (await hospitalSessionByToken(c.var.db, session))
  if (!session || !found) return null
  const now = realTime()
  const verdict = judgeHospitalSession(found, now)
  if (verdict === 'closed') return null
  if (verdict === 'due') await noteHospitalSession(c.var.services.write, session, now)
  return { person: found.person, session }
}

/** The browser keeps it until it is closed; the server ends it earlier. */
export async function keepHospitalSession(c: Ctx, session: string): Promise<void> {
  const { baseUrl, secret } = c.var.services
  c.header('set-cookie', await serializeSigned(cookieName(baseUrl, 'hospital'), session, secret, cookieRules(baseUrl)), {
    append: true,
  })
}

export const dropHospitalSession = (c: Ctx): void => dropCookie(c, 'hospital')
