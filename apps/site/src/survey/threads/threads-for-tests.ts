import { inTransaction, record, type Services, type WriteDb, writes } from '../../foundation/index.ts'
import { lockRequest, type RequestKey } from '../requests/request-store.ts'
import type { WritableRequestTables } from '../requests/request-tables.ts'
import type { Message } from '../types.ts'
import { publishThread } from './publish-thread.ts'
import { loadThreadWork } from './thread-work.ts'

type Letter = RequestKey &
  Partial<Pick<Message, 'from' | 'to' | 'subject' | 'text' | 'at' | 'direction' | 'guess' | 'cameBy' | 'attachments'>>

const by = { kind: 'staff', id: 'staff-tester', name: 'Some tester' } as const

/** A letter in the thread of a request, as mail that comes in leaves it. Gives its number. */
export async function letterForTests(tx: WriteDb, { round, trustCode, ...letter }: Letter): Promise<number> {
  const at = letter.at ?? new Date('2026-11-20T09:00:00Z')
  const { id } = await writes<WritableRequestTables>(tx)
    .insertInto('message')
    .values({
      round_id: round,
      trust_code: trustCode,
      direction: letter.direction ?? 'in',
      letter_kind: null,
      mail_id: null,
      header_message_id: null,
      sender: letter.from ?? 'foi@ex-901.invalid',
      recipient: letter.to ?? 'reply+tokenex901@localhost',
      subject: letter.subject ?? 'RE: your request',
      body: letter.text ?? '',
      at,
      guess: letter.guess ?? null,
      authentication: null,
      raw_sha256: null,
      raw_bytes: null,
      held_because: null,
      filed_by: null,
      came_by: letter.cameBy ?? 'mail',
      form_token: null,
      attachments: JSON.stringify(letter.attachments ?? []),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, { actor: by, at, deed: 'mail-in.file', subject: { kind: 'message', id: String(id) } })
  return id
}

/** Publishes the letters as they stand. */
export async function publishForTests(services: Services, key: RequestKey, because = ''): Promise<string> {
  const now = services.clock()
  const seen = await inTransaction(services.write, async tx => {
    const request = await lockRequest(tx, key)
    if (!request) throw new Error(`${key.trustCode} was not asked`)
    return (await loadThreadWork(tx, request)).fingerprint
  })
  const { outcome } = await publishThread(services.write, {
    ...key,
    seen,
    because: { en: because, cy: '' },
    isExample: true,
    t: services.messages.in('en'),
    actor: by,
    now,
  })
  return outcome
}
