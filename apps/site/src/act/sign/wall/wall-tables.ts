import type { Generated } from 'kysely'
import type { Locale } from '../../../foundation/index.ts'
import type { Ending, ImageSize, LinkKind, PhotoState, Reason, Scope } from './wall-words.ts'

/** The rows of the wall, as the database gives them. What each means is in docs/tables. */
export type WallTables = {
  sign_photo: {
    id: Generated<number>
    state: PhotoState
    version: number
    address: string
    locale: Locale
    name: string
    place: string
    description: string
    asked_at: Date
    confirmed_at: Date | null
    shown_at: Date | null
    shown_until: Date | null
    asked_again_at: Date | null
    ended_at: Date | null
    ended_because: Ending | null
    reason: Reason | null
  }
  sign_photo_image: { photo_id: number; size: ImageSize; sha256: string; bytes: Uint8Array; width: number; height: number }
  sign_wording: { id: Generated<number>; scope: Scope; language: Locale; text: string; sha256: string; first_used_at: Date }
  sign_consent: {
    id: Generated<number>
    photo_id: number
    scope: Scope
    says: 'given' | 'withdrawn'
    wording_id: number | null
    way: 'form' | 'link' | 'staff'
    at: Date
  }
  sign_photo_link: { token_hash: string; kind: LinkKind; photo_id: number; made_at: Date; expires_at: Date | null }
  sign_photo_mail: { mail_id: number; photo_id: number; queued_at: Date }
}
