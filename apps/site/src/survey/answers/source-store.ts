import { dayInUk, type ReadDb } from '../../foundation/index.ts'
import { filesOf, textOf } from '../attachments/attachment-store.ts'
import { messagesOf, type RequestKey } from '../requests/request-store.ts'
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
  const files = await filesOf(db, [...first.keys()])
  const found: FileThatCame[] = []
  for (const [sha256, came] of first) {
    const { state = 'waiting', hasText = false } = files.get(sha256) ?? {}
    found.push({ kind: 'file', sha256, ...came, state, pages: hasText && isOpen({ state }) ? await textOf(db, sha256) : [] })
  }
  return found
}
