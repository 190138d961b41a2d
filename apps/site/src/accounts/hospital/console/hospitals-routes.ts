import { type Ctx, dayInUk, type Locale, locales, localPath, type Router } from '../../../foundation/index.ts'
import { consoleRoute, principalOf } from '../../console-route.ts'
import type { Subject } from '../../deeds.ts'
import { formOf } from '../../form-of.ts'
import { type HospitalNews, hospitalNews, hospitalPaths, hospitalsLink, hospitalsPath } from '../hospital-links.ts'
import {
  inviteHospitalPerson,
  inviteHospitalPersonAgain,
  longestNote,
  noteCallBack,
  removeHospitalPerson,
} from '../invite-hospital-person.ts'
import { hospitalPeople, hospitalPersonById } from '../person-store.ts'
import { type HospitalsView, hospitalsPage } from './hospitals-page.tsx'

/** Who may sign in for a hospital: staff invite them, ring the hospital back, and let them go. */
export function hospitalsRoutes(router: Router): void {
  const deed = 'hospital.change'
  consoleRoute(router, { method: 'get', path: hospitalsPath, deed: 'hospital.see', handle: c => show(c, { done: doneOf(c) }) })
  consoleRoute(router, { method: 'post', path: hospitalPaths.invite, deed, subject: trustTyped, handle: invite })
  const ofPerson = (path: string, handle: (c: Ctx) => Promise<Response>) =>
    consoleRoute(router, { method: 'post', path, deed, subject: personHere, handle })
  ofPerson(hospitalPaths.sendAgain, sendAgain)
  ofPerson(hospitalPaths.callBack, callBack)
  ofPerson(hospitalPaths.remove, remove)
}

const idOf = (c: Ctx): string => c.req.param('id') ?? ''
const doneOf = (c: Ctx): HospitalNews | undefined => hospitalNews.find(name => name === c.req.query('done'))
const back = (c: Ctx, done: HospitalNews): Response => c.redirect(localPath(c.var.locale, hospitalsLink(done)), 303)

/** Whoever has been let go already is of no trust any more: the form then says that there was nothing to do. */
async function personHere(c: Ctx): Promise<Subject> {
  const person = await hospitalPersonById(c.var.db, idOf(c))
  return person ? { state: null, trustCode: person.trust } : { state: null }
}

/** The trust for which somebody is to be let in stands in the form. */
const trustTyped = async (c: Ctx): Promise<Subject> => ({ state: null, trustCode: (await formOf(c))('trust').trim() })

async function show(c: Ctx, more: Pick<HospitalsView, 'done' | 'errors' | 'typed' | 'typedCallBack'>): Promise<Response> {
  const { db, services } = c.var
  const people = await hospitalPeople(db)
  const trustNames = (await services.trustNames?.(db, [...new Set(people.map(({ trust }) => trust))])) ?? new Map()
  return hospitalsPage(c, { people, trustNames, today: dayInUk(services.clock()), ...more })
}

const languageIn = (text: string): Locale => locales.find(locale => locale === text) ?? 'en'

async function invite(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const form = await formOf(c)
  const typed = {
    trust: form('trust'),
    name: form('name'),
    work: form('work'),
    email: form('email'),
    language: languageIn(form('language')),
  }
  const result = await inviteHospitalPerson(services, { ...typed, principal: principalOf(c) })
  if (result.outcome === 'invited') return back(c, 'invited')
  const { field, fault } = result
  return show(c, { typed, errors: [{ field, message: t(`hospital.faults.${fault}`, { code: typed.trust }) }] })
}

async function sendAgain(c: Ctx): Promise<Response> {
  const sentAt = (await formOf(c))('sent')
  const result = await inviteHospitalPersonAgain(c.var.services, { principal: principalOf(c), id: idOf(c), sentAt })
  return back(c, result === 'sent' ? 'sent-again' : 'nothing-to-do')
}

const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

async function callBack(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const form = await formOf(c)
  const [id, day, note] = [idOf(c), form('day'), form('note').trim()]
  const errors = [
    ...(isDay(day) && day <= dayInUk(services.clock()) ? [] : [{ field: `day-${id}`, message: t('hospital.faults.no-day') }]),
    ...(note === '' ? [{ field: `note-${id}`, message: t('hospital.faults.no-note') }] : []),
    ...(note.length > longestNote
      ? [{ field: `note-${id}`, message: t('hospital.faults.long-note', { most: longestNote }) }]
      : []),
  ]
  if (errors.length > 0) return show(c, { errors, typedCallBack: { id, day, note } })
  const result = await noteCallBack(services, { principal: principalOf(c), id, day, note })
  return back(c, result === 'noted' ? 'called-back' : 'nothing-to-do')
}

async function remove(c: Ctx): Promise<Response> {
  const result = await removeHospitalPerson(c.var.services, { principal: principalOf(c), id: idOf(c) })
  return back(c, result === 'removed' ? 'removed' : 'nothing-to-do')
}
