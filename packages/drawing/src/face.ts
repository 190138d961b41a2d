/** The site's two families in the weights of a picture: text, the same in bold, and the voice of headings and figures. */
export type FaceName = 'text' | 'bold' | 'voice'

export type Face = {
  readonly family: string
  readonly weight: number
  /** The letters beyond Latin-1, such as ŵ and ŷ: they stand in a file of their own, known to the renderer by its weight. */
  readonly beyond: { readonly weight: number; readonly has: (codePoint: number) => boolean }
  /** In em, by code point. A character that is not in it cannot be drawn. */
  readonly widths: ReadonlyMap<number, number>
}

export type FacesByName = Readonly<Record<FaceName, Face>>
