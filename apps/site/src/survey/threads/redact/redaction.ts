/** What a person can have blacked out, or leave to be seen: words that stand in the letters. */
export const wordKinds = ['name', 'words', 'phone', 'number', 'postcode'] as const
export type WordKind = (typeof wordKinds)[number]

/** `message`: the whole text of one message; its words are the message's number. */
export type RedactionKind = WordKind | 'message'

/** Of which kind it was that is blacked out. `address`, `code`, `link` and `encoded` always are; nobody can bring them back. */
export const removedKinds = [
  'name',
  'words',
  'phone',
  'number',
  'postcode',
  'message',
  'address',
  'code',
  'link',
  'encoded',
] as const
export type RemovedKind = (typeof removedKinds)[number]

export type Redaction = { readonly kind: RedactionKind; readonly text: string }

/** From where to where something stands in a text, in UTF-16 code units. */
export type Span = { readonly start: number; readonly end: number; readonly kind: RemovedKind }

/** A text of which parts are blacked out: pieces as they are, and of the others only what they were. */
export type Piece = string | { readonly removed: RemovedKind }
