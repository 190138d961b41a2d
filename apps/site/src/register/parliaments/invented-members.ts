import { type WriteDb, writes } from '../../foundation/index.ts'
import { insertRows } from '../insert-rows.ts'
import type { ParliamentMemberRecord, RegisterTables } from '../schema.ts'
import type { LetterBox } from './letter-boxes.ts'

export type InventedMember = Omit<ParliamentMemberRecord, 'is_invented'>
export type InventedLetterBox = LetterBox

/** Puts the example campaign's members in the place of those before. Whoever calls this enters it in the log first. */
export async function saveInventedMembers(tx: WriteDb, members: readonly InventedMember[]): Promise<void> {
  await writes<RegisterTables>(tx).deleteFrom('parliament_member').where('is_invented', '=', true).execute()
  await insertRows(
    tx,
    'parliament_member',
    members.map(member => ({ ...member, is_invented: true })),
  )
}

/** Addresses of invented trusts. One that staff of the example have entered themselves stays. */
export async function saveInventedLetterBoxes(tx: WriteDb, boxes: readonly InventedLetterBox[], now: Date): Promise<void> {
  const values = boxes.map(({ trustCode, email, source, checkedOn }) => ({
    trust_code: trustCode,
    email,
    source,
    checked_on: checkedOn,
    entered_at: now,
    entered_by: 'example-campaign',
  }))
  await insertRows(tx, 'trust_letter_box', values, { onConflict: 'on conflict (trust_code) do nothing' })
}
