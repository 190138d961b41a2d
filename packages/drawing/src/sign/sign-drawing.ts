import type { FaceName } from '../face.ts'

/** Words that stand in a drawing: each line from its left end, `y` where its letters stand. */
export type DrawnWords = {
  readonly kind: 'words'
  readonly says: 'question' | 'name' | 'place' | 'campaign' | 'example'
  readonly face: FaceName
  readonly size: number
  readonly fill: string
  readonly lines: readonly { readonly words: string; readonly x: number; readonly y: number }[]
}

export type DrawnShape =
  /** Light around a point, and its source. */
  | { readonly kind: 'lamp'; readonly x: number; readonly y: number; readonly radius: number }
  /** The same as lines, which take little ink. */
  | { readonly kind: 'lamp-in-lines'; readonly x: number; readonly y: number; readonly radius: number }
  | {
      readonly kind: 'box'
      readonly left: number
      readonly top: number
      readonly width: number
      readonly height: number
      readonly fill: string
    }

/** A sign as it is painted: on a canvas, as SVG or on paper, in this order. */
export type SignDrawing = {
  readonly width: number
  readonly height: number
  readonly ground: 'night' | 'paper'
  readonly marks: readonly (DrawnShape | DrawnWords)[]
}
