/**
 * A press release as it reads, before it becomes a page, a Word document, a PDF or plain text: all four are written from this, so that they
 * say the same.
 */
export type PressDocument = {
  readonly title: string
  /** Stands before everything in the example campaign: who opens the file elsewhere must know. */
  readonly notice: string | null
  readonly kicker: string
  readonly when: string
  readonly headline: Line
  readonly story: readonly PressBlock[]
  /** Under which an editor prints nothing. */
  readonly end: string
  readonly notesTitle: string
  readonly notes: readonly Line[]
  readonly sourcesTitle: string
  readonly sources: readonly { readonly label: string; readonly address: string }[]
}

export type PressBlock =
  | { readonly kind: 'paragraph'; readonly line: Line }
  /** Words of somebody: who says them, and what. */
  | { readonly kind: 'quote'; readonly who: Line; readonly said: Line }

export type Line = readonly Piece[]

export type Piece =
  | string
  /** A place to complete, and what belongs there. */
  | { readonly gap: string }
  /** What somebody has typed: in whatever language and direction. */
  | { readonly typed: string }
  /** Words in English on a Welsh page, because there are none in Welsh. */
  | { readonly words: string; readonly language: 'en' | 'cy' }

/** A line as plain text; places to complete stand in square brackets. */
export const lineAsText = (line: Line): string => line.map(pieceAsText).join('')

export function pieceAsText(piece: Piece): string {
  if (typeof piece === 'string') return piece
  if ('gap' in piece) return `[${piece.gap}]`
  return 'typed' in piece ? piece.typed : piece.words
}

/** The whole as plain text, for the body of a mail. */
export function documentAsText({ notice, kicker, when, headline, story, end, ...notes }: PressDocument): string {
  const told = story.map(block =>
    block.kind === 'paragraph' ? lineAsText(block.line) : `${lineAsText(block.who)} ${lineAsText(block.said)}`,
  )
  return [
    ...(notice === null ? [] : [notice]),
    `${kicker}. ${when}`,
    lineAsText(headline),
    ...told,
    end,
    notes.notesTitle,
    ...notes.notes.map(note => `- ${lineAsText(note)}`),
    notes.sourcesTitle,
    notes.sources.map(({ label, address }) => `- ${label}: ${address}`).join('\n'),
  ].join('\n\n')
}
