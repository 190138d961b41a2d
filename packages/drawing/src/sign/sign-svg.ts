import type { FacesByName } from '../face.ts'
import { night } from '../night.ts'
import { runsOf } from '../runs-of.ts'
import type { DrawnShape, DrawnWords, SignDrawing } from './sign-drawing.ts'

type Options = {
  readonly faces: FacesByName
  /**
   * `files`: for the renderer, which knows the letters beyond Latin-1 by a weight of their own. `page`: in a page, whose fonts find their letters
   * themselves.
   */
  readonly fonts: 'files' | 'page'
  /** What it shows, for those who cannot see it. */
  readonly label: string
}

/** A sign as SVG, complete in itself but for the fonts. */
export function signSvg({ width, height, ground, marks }: SignDrawing, options: Options): string {
  const paint = (mark: DrawnShape | DrawnWords) => (mark.kind === 'words' ? wordsOf(mark, options) : shapeOf(mark))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(options.label)}">`,
    ground === 'night' ? nightSky(width, height) : `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...marks.map(paint),
    '</svg>',
  ].join('')
}

const nightSky = (width: number, height: number): string =>
  [
    `<defs><radialGradient id="sign-sky" gradientUnits="userSpaceOnUse" cx="${width / 2}" cy="${height * 0.3}" r="${Math.max(width, height) * 0.72}">`,
    `<stop offset="0" stop-color="${night.glow}"/><stop offset="0.5" stop-color="${night.dusk}"/><stop offset="1" stop-color="${night.sky}"/></radialGradient>`,
    `<radialGradient id="sign-lamp"><stop offset="0" stop-color="${night.lamp}" stop-opacity="0.95"/><stop offset="0.3" stop-color="${night.lamp}" stop-opacity="0.45"/><stop offset="0.65" stop-color="${night.lamp}" stop-opacity="0.13"/>`,
    `<stop offset="1" stop-color="${night.lamp}" stop-opacity="0"/></radialGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#sign-sky)"/>`,
  ].join('')

function shapeOf(mark: DrawnShape): string {
  switch (mark.kind) {
    case 'box':
      return `<rect x="${mark.left}" y="${mark.top}" width="${mark.width}" height="${mark.height}" fill="${mark.fill}"/>`
    case 'lamp':
      return (
        `<circle cx="${mark.x}" cy="${mark.y}" r="${mark.radius * lampGlow}" fill="url(#sign-lamp)"/>` +
        `<circle cx="${mark.x}" cy="${mark.y}" r="${mark.radius * 0.42}" fill="${night.core}"/>`
      )
    case 'lamp-in-lines':
      return (
        `<circle cx="${mark.x}" cy="${mark.y}" r="${mark.radius * 0.5}" fill="${night.lamp}" stroke="${night.sky}" stroke-width="1.5"/>` +
        raysOf(mark)
          .map(
            ({ from, to }) =>
              `<path d="M${from.x} ${from.y}L${to.x} ${to.y}" stroke="${night.sky}" stroke-width="2" stroke-linecap="round"/>`,
          )
          .join('')
      )
  }
}

/** How far the light of a lamp reaches, in its radius. */
export const lampGlow = 3

type Point = { readonly x: number; readonly y: number }

/** The rays of a lamp that is drawn in lines. */
export const raysOf = ({ x, y, radius }: Point & { readonly radius: number }): { readonly from: Point; readonly to: Point }[] =>
  Array.from({ length: 12 }, (_, index) => {
    const at = (distance: number): Point => ({
      x: Math.round((x + Math.cos((index * Math.PI) / 6) * distance) * 100) / 100,
      y: Math.round((y + Math.sin((index * Math.PI) / 6) * distance) * 100) / 100,
    })
    return { from: at(radius * 0.85), to: at(radius * (index % 2 === 0 ? 1.5 : 1.25)) }
  })

function wordsOf({ face: name, size, fill, lines }: DrawnWords, { faces, fonts }: Options): string {
  const face = faces[name]
  return lines
    .map(({ words, x, y }) => {
      const runs = fonts === 'page' ? [{ words, isBeyond: false }] : runsOf(words, face)
      const spans = runs.map(run =>
        run.isBeyond
          ? `<tspan font-weight="${face.beyond.weight}">${escaped(run.words)}</tspan>`
          : `<tspan>${escaped(run.words)}</tspan>`,
      )
      return `<text x="${x}" y="${y}" font-family="${face.family}" font-weight="${face.weight}" font-size="${size}" fill="${fill}" xml:space="preserve">${spans.join('')}</text>`
    })
    .join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, letter => entities[letter] ?? '')
