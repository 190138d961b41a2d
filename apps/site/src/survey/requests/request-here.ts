import { HTTPException } from 'hono/http-exception'
import type { Subject } from '../../accounts/index.ts'
import type { Ctx } from '../../foundation/index.ts'
import { roundById } from '../rounds/round-store.ts'
import type { Round, SurveyRequest } from '../types.ts'
import { requestOf } from './request-store.ts'

export type RequestHere = { readonly round: Round; readonly request: SurveyRequest }

/** The request in the address, as the table of deeds wants to know it. Null: there is none, and the answer is 404. */
export async function requestSubject(c: Ctx): Promise<Subject | null> {
  const here = await find(c)
  return here && { state: here.round.state, trustCode: here.request.trustCode }
}

/** The request in the address, for a page behind `requestSubject`. */
export async function requestHere(c: Ctx): Promise<RequestHere> {
  const here = await find(c)
  if (!here) throw new HTTPException(404)
  return here
}

async function find(c: Ctx): Promise<RequestHere | null> {
  const round = await roundById(c.var.db, c.req.param('round') ?? '')
  const request = round && (await requestOf(c.var.db, round.id, c.req.param('code') ?? ''))
  return round && request && { round, request }
}

/** The list that somebody comes from; it only ever stands in a link, and no longer than an address may be. */
export function listHere(c: Ctx): string | null {
  const list = c.req.query('list')
  return list === undefined || list.length > 2000 ? null : list
}

/** A number in the address: of an event, of a message. What is none is not found. */
export function numberHere(c: Ctx, name: string): number {
  const text = c.req.param(name) ?? ''
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new HTTPException(404)
  return Number(text)
}
