/** The colours of the report by their meaning: HTML takes them as custom properties, so that dark and print can change them; PDF as they are. */
export const inks = {
  ink: '#231736',
  soft: '#5d5170',
  line: '#cfc4de',
  paper: '#fbf7f1',
  sand: '#f3ebe0',
  aubergine: '#4a3379',
  rose: '#b01e5b',
  lamp: '#e0a100',
  mist: '#b9acd6',
} as const
export type Ink = keyof typeof inks

/** A drawing without a medium: SVG and PDF both know these shapes. Lengths in points; y grows downwards. */
export type Mark =
  | {
      kind: 'rect'
      x: number
      y: number
      width: number
      height: number
      fill: Ink
      stroke?: Ink
      isHatched?: boolean
      opacity?: number
    }
  | { kind: 'path'; d: string; stroke?: Ink; fill?: Ink; width?: number; dash?: readonly number[]; opacity?: number }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; stroke: Ink; width?: number; dash?: readonly number[] }
  | { kind: 'circle'; x: number; y: number; radius: number; fill: Ink; stroke?: Ink }
  | {
      kind: 'text'
      x: number
      y: number
      text: string
      size: number
      anchor: 'start' | 'middle' | 'end'
      fill: Ink
      isBold?: boolean
    }

export type Drawing = {
  width: number
  height: number
  /** What it shows, in a sentence, for who does not see it. */
  description: string
  marks: readonly Mark[]
}

/** Fixed digits, so that the same input gives the same bytes on every machine. */
export const rounded = (value: number): number => Math.round(value * 100) / 100
