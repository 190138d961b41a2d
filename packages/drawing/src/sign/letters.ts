import type { Face, FaceName, FacesByName } from '../face.ts'

/** What a browser must know of the faces to set words as the server does: how wide each letter is, in em. */
export type Letters = Readonly<
  Record<FaceName, { readonly family: string; readonly weight: number; readonly widths: Readonly<Record<string, number>> }>
>

const nothingBeyond = { weight: 400, has: () => false }

const widthsOf = ({ family, weight, widths }: Face) => ({
  family,
  weight,
  widths: Object.fromEntries(
    [...widths].map(([point, width]) => [String.fromCodePoint(point), Math.round(width * 10_000) / 10_000]),
  ),
})

export const lettersOfFaces = ({ text, bold, voice }: FacesByName): Letters => ({
  text: widthsOf(text),
  bold: widthsOf(bold),
  voice: widthsOf(voice),
})

/** Faces whose letters a page finds by itself. */
export function facesOfLetters(letters: Letters): FacesByName {
  const face = ({ family, weight, widths }: Letters[FaceName]): Face => ({
    family,
    weight,
    beyond: nothingBeyond,
    widths: new Map(Object.entries(widths).map(([letter, width]) => [letter.codePointAt(0) ?? 0, width])),
  })
  return { text: face(letters.text), bold: face(letters.bold), voice: face(letters.voice) }
}
