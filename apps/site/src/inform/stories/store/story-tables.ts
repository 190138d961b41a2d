import type { Generated } from 'kysely'
import type { Locale } from '../../../foundation/index.ts'
import type { IdentifyingKind } from '../rules/find-identifying.ts'
import type { About, Ending, LinkKind, PictureSize, Reason, Scope, StoryState, Turn, VersionBy } from '../story-words.ts'

/** The rows of people's stories, as the database gives them. What each means is in docs/tables. */
export type StoryTables = {
  story: {
    id: Generated<number>
    form_key: string | null
    origin: 'teller' | 'example'
    example_key: string | null
    state: StoryState
    turn: Turn
    version: number
    language: Locale
    about: About
    address: string
    locale: Locale
    newest: number
    agreed: number | null
    asked: number | null
    shown: number | null
    show_at: Date | null
    years: number
    consent_until: Date | null
    reminded: number
    told_at: Date
    confirmed_at: Date | null
    moved_at: Date
    shown_at: Date | null
    home_at: Date | null
    held_at: Date | null
    ended_at: Date | null
    ended_because: Ending | null
    reason: Reason | null
  }
  story_picture: {
    story_id: number
    number: number
    size: PictureSize
    sha256: string
    bytes: Uint8Array
    width: number
    height: number
  }
  story_version: {
    story_id: number
    number: number
    made_by: VersionBy
    made_at: Date
    age: number | null
    picture: number | null
  }
  story_text: {
    story_id: number
    number: number
    language: Locale
    name: string
    opening: string
    words: string
    description: string
  }
  story_wording: { id: Generated<number>; scope: Scope; language: Locale; text: string; sha256: string; first_used_at: Date }
  story_consent: {
    id: Generated<number>
    story_id: number
    scope: Scope
    says: 'given' | 'withdrawn'
    wording_id: number | null
    until: Date | null
    way: 'form' | 'link' | 'staff' | 'time'
    at: Date
  }
  story_look: { story_id: number; key: string; kind: IdentifyingKind; looked_by: string; at: Date }
  story_link: { token_hash: string; kind: LinkKind; story_id: number; made_at: Date; expires_at: Date | null }
  story_mail: { mail_id: number; story_id: number; queued_at: Date }
}
