import type { Dash, Fill, PointLook } from './chart-spec.ts'

/** The inks of lines and letters. */
export type Ink = 'ink' | 'soft' | 'grid' | 'full' | 'rose' | 'paper'

/** What is drawn, with no word on colour or medium: a page, a file or a sheet of paper gives it those. Lengths in pixels of the drawing. */
export type Shape =
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill: Fill | 'lit' | 'dark'
    }
  | {
      readonly kind: 'line'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly ink: Ink
      readonly width?: number
      readonly dash?: Dash
    }
  /** `d` as in SVG. `ink`: its line; `fill`: what is inside; `isFaint`: so light that what lies on it is read. */
  | {
      readonly kind: 'path'
      readonly d: string
      readonly ink?: Ink
      readonly width?: number
      readonly dash?: Dash
      readonly fill?: Fill
      readonly isFaint?: boolean
    }
  | { readonly kind: 'point'; readonly x: number; readonly y: number; readonly look: PointLook; readonly label?: string }
  | {
      readonly kind: 'text'
      readonly x: number
      /** The base line of the letters. */
      readonly y: number
      readonly text: string
      readonly size: number
      readonly anchor: 'start' | 'middle' | 'end'
      readonly ink: 'ink' | 'soft'
      readonly isBold?: boolean
    }

export type Drawing = { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] }

/** Two decimals are finer than any eye, and keep a page small. */
export const fine = (value: number): number => Math.round(value * 100) / 100

export const dashes: Readonly<Record<Dash, string | undefined>> = { solid: undefined, dashed: '7 5', dotted: '2 4' }

/** A point as a path around 0, 0: each look has its own outline. */
export const pointPaths: Readonly<Record<PointLook, string>> = {
  dot: 'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z',
  ring: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
  diamond: 'M0-7.5 7.5 0 0 7.5-7.5 0z',
  square: 'M-5-5h10v10h-10z',
}
