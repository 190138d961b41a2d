import { dayInUk, type ReadDb, rows } from '../../foundation/index.ts'
import type { FileState } from '../answer-types.ts'
import { messagesOf, type RequestKey } from '../requests/request-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { Message } from '../types.ts'
import { type FileSource, isOpen, type MessageSource } from './decide-evidence.ts'

/** A message from the trust, as it came, for those who read it beside the questions. */
export type MessageThatCame = MessageSource & { readonly message: Message }
export type FileThatCame = Omit<FileSource, 'pages'> & {
  readonly pages: readonly { readonly page: number; readonly title: string; readonly text: string }[]
}
/** What came from the trust, oldest first. A file that came twice stands there once, with the message that brought it first. */
export type WhatCame = { readonly messages: readonly MessageThatCame[]; readonly files: readonly FileThatCame[] }

/** Everything in which the words of an answer can stand. What nobody may look into comes without its text. */
export async function whatCame(db: ReadDb, { round, trustCode }: RequestKey): Promise<WhatCame> {
  const came = (await messagesOf(db, round, trustCode)).filter(({ direction }) => direction === 'in')
  const messages = came.map(
    (message): MessageThatCame => ({ kind: 'message', id: message.id, day: dayInUk(message.at), text: message.text, message }),
  )
  return { messages, files: await filesThatCame(db, messages) }
}

async function filesThatCame(db: ReadDb, messages: readonly MessageThatCame[]): Promise<FileThatCame[]> {
  const first = new Map<string, { name: string; messageId: number; day: string }>()
  for (const { id, day, message } of messages) {
    for (const { sha256, name } of message.attachments) {
      if (!first.has(sha256)) first.set(sha256, { name, messageId: id, day })
    }
  }
  if (first.size === 0) return []
  const states = await statesOf(db, [...first.keys()])
  const open = [...states].filter(([, state]) => isOpen({ state })).map(([sha256]) => sha256)
  const texts = await textsOf(db, open)
  return [...first].map(([sha256, came]) => ({
    kind: 'file',
    sha256,
    ...came,
    state: states.get(sha256) ?? 'waiting',
    pages: texts.get(sha256) ?? [],
  }))
}

async function statesOf(db: ReadDb, shas: readonly string[]): Promise<ReadonlyMap<string, FileState>> {
  const found = await rows<SurveyTables>(db)
    .selectFrom('attachment_file')
    .select(['sha256', 'state'])
    .where('sha256', 'in', [...shas])
    .execute()
  return new Map(found.map(({ sha256, state }) => [sha256, state]))
}

async function textsOf(db: ReadDb, shas: readonly string[]): Promise<ReadonlyMap<string, FileThatCame['pages']>> {
  if (shas.length === 0) return new Map()
  const found = await rows<SurveyTables>(db)
    .selectFrom('attachment_text')
    .select(['sha256', 'page', 'title', 'text'])
    .where('sha256', 'in', [...shas])
    .orderBy('sha256')
    .orderBy('page')
    .execute()
  return Map.groupBy(found, ({ sha256 }) => sha256)
}
