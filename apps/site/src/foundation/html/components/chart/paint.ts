import { night } from '@spotlight/drawing'
import type { Fill, PointLook } from './chart-spec.ts'
import type { Ink } from './shape.ts'

/** The colours of a drawing by what they are for. On a page they are names of the style sheet, in a file they are colours. */
export const colourNames = ['ink', 'soft', 'grid', 'full', 'lamp', 'edge', 'rose', 'paper', 'dark'] as const
export type ColourName = (typeof colourNames)[number]
export type Paint = Readonly<Record<ColourName, string>>

/** Taken from the style sheet of the page, which knows light from dark. */
export const pagePaint: Paint = {
  ink: 'var(--plot-ink)',
  soft: 'var(--plot-soft)',
  grid: 'var(--plot-grid)',
  full: 'var(--plot-full)',
  lamp: 'var(--plot-lamp)',
  edge: 'var(--plot-edge)',
  rose: 'var(--plot-rose)',
  paper: 'var(--plot-paper)',
  dark: 'var(--plot-dark)',
}

/** The paper of tokens.css, which a file cannot read. */
export const paperPaint: Paint = {
  ink: '#231736',
  soft: '#5d5170',
  grid: '#e5dccf',
  full: '#4a3379',
  lamp: '#ffc94d',
  edge: '#6a4d00',
  rose: '#b01e5b',
  paper: '#fbf7f1',
  dark: '#e5dccf',
}

export const nightPaint: Paint = {
  ink: night.white,
  soft: '#c6b9e2',
  grid: '#4a3b66',
  full: night.muted,
  lamp: night.lamp,
  edge: night.core,
  rose: '#ff9db5',
  paper: night.sky,
  dark: night.dusk,
}

export type Surface = { readonly fill: string; readonly stroke?: string; readonly 'stroke-dasharray'?: string }

/** How an area is filled. Textures are patterns of the drawing itself, known by its id. */
export function surfaceOf(fill: Fill | 'lit' | 'dark', { paint, id }: { readonly paint: Paint; readonly id: string }): Surface {
  switch (fill) {
    case 'full':
      return { fill: paint.full }
    case 'rose':
      return { fill: paint.rose }
    case 'lamp':
    case 'lit':
      return { fill: paint.lamp, stroke: paint.edge }
    case 'hatched':
    case 'dotted':
      return { fill: `url(#${id}-${fill})`, stroke: paint.full }
    case 'empty':
      return { fill: paint.paper, stroke: paint.soft, 'stroke-dasharray': '3 3' }
    case 'dark':
      return { fill: paint.dark, stroke: paint.soft }
  }
}

/** A point: each look differs in its shape and in whether it is filled. */
export function surfaceOfPoint(look: PointLook, paint: Paint): Surface {
  switch (look) {
    case 'dot':
      return { fill: paint.full, stroke: paint.paper }
    case 'ring':
      return { fill: paint.paper, stroke: paint.full }
    case 'diamond':
      return { fill: paint.lamp, stroke: paint.ink }
    case 'square':
      return { fill: paint.rose, stroke: paint.paper }
  }
}

export const inkOf = (ink: Ink, paint: Paint): string => paint[ink]
