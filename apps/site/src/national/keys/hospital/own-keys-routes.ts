import { HTTPException } from 'hono/http-exception'
import { formOf, hospitalRoute } from '../../../accounts/index.ts'
import { asHospitalActor, type Ctx, type HospitalPerson, localPath, type Router } from '../../../foundation/index.ts'
import { readSmallFile } from '../../hospital/read-small-file.ts'
import { trustsActedFor } from '../../hospital/trusts-acting-for.ts'
import { keyHere } from '../confirm-key.ts'
import { faultOfNote } from '../key-rules.ts'
import { revokeReasons } from '../key-tables.ts'
import { ownKeysPath, ownRevokePath } from '../links.ts'
import { longestKeyFile } from '../read-public-key.ts'
import { registerKey } from '../register-key.ts'
import { revokeKey } from '../revoke-key.ts'
import { ownKeysPage } from './own-keys-page.tsx'

/** A hospital’s own keys, behind its own sign-in. */
export function ownKeysRoutes(router: Router): void {
  hospitalRoute(router, { method: 'get', path: ownKeysPath, handle: open })
  hospitalRoute(router, { method: 'post', path: ownKeysPath, handle: register })
  hospitalRoute(router, { method: 'post', path: ownRevokePath, handle: revoke })
}

export const ownNews = ['registered', 'known', 'revoked', 'revoked-already'] as const

const open = (c: Ctx, person: HospitalPerson): Promise<Response> =>
  ownKeysPage(c, person, { done: ownNews.find(each => each === c.req.query('done')) })

const done = (c: Ctx, news: (typeof ownNews)[number]): Response =>
  c.redirect(`${localPath(c.var.locale, ownKeysPath)}?done=${news}`, 303)

async function register(c: Ctx, person: HospitalPerson): Promise<Response> {
  const { bytes, from, typed, field } = await readSmallFile(c)
  const place = field('place')
  const replaces = /^[0-9]{1,9}$/.test(place) ? Number(place) : null
  // A larger file is no key, whatever it is, and is not looked at.
  const text = bytes.length > longestKeyFile ? 'x'.repeat(longestKeyFile + 1) : new TextDecoder().decode(bytes)
  const result = await registerKey(c.var.services, { person, text, replaces })
  if (result.outcome !== 'refused') return done(c, result.outcome)
  const { fault } = result
  // Whoever pasted what is secret does not get it back on a page.
  const isSecret = fault === 'private'
  return ownKeysPage(c, person, {
    faults: [{ field: fault === 'no-such-key' ? 'place' : from, fault }],
    typed: { text: isSecret ? '' : typed, place },
  })
}

async function revoke(c: Ctx, person: HospitalPerson): Promise<Response> {
  const { services, db } = c.var
  const form = await formOf(c)
  const trusts = await trustsActedFor(db, person.trust)
  const key = await keyHere(db, c.req.param('id') ?? '')
  if (key === null || !trusts.includes(key.trust)) throw new HTTPException(404)
  const why = revokeReasons.find(each => each === form('why'))
  const note = form('note').trim()
  const fault = faultOfNote(note, { isNeeded: why === 'other' })
  if (why === undefined || why === 'replaced' || fault !== null) {
    const faults = [
      ...(why === undefined || why === 'replaced' ? [{ field: `why-${key.id}`, fault: 'no-reason' as const }] : []),
      ...(fault === null ? [] : [{ field: `note-${key.id}`, fault }]),
    ]
    return ownKeysPage(c, person, { faults, typedRevoke: { id: key.id, why: form('why'), note: form('note') } })
  }
  const actor = { ...asHospitalActor(person), kind: 'hospital' as const, id: person.id }
  const outcome = await revokeKey(services, { actor, trusts, id: key.id, why, note })
  if (outcome === 'unknown') throw new HTTPException(404)
  return done(c, outcome)
}
