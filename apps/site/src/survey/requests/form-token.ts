import { randomUUID } from 'node:crypto'
import { type WriteDb, writes } from '../../foundation/index.ts'
import type { RequestTables } from './request-tables.ts'

/** Goes into a form that adds something: the same form sent twice brings the same token. */
export const newFormToken = (): string => randomUUID()

export const isFormToken = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Whether what a form brought is kept already. The caller holds the request's lock, so two at once come one after the other. */
export const isFormSpent = async (tx: WriteDb, formToken: string): Promise<boolean> =>
  (await writes<RequestTables>(tx).selectFrom('message').select('id').where('form_token', '=', formToken).executeTakeFirst()) !==
  undefined
