import { type Point, readPoint, spotOf } from './project.ts'
import { frame, onScreen, type Spot, type View } from './view.ts'

/** Something that stands on the map and keeps its size: a pin, a faint dot, the place that was asked for, a hospital. */
export type Thing = {
  readonly kind: 'pin' | 'dot' | 'place' | 'hospital'
  readonly element: SVGElement
  /** The trust; of a place, nothing. */
  readonly code: string
  readonly name: string
  readonly point: Point
  /** Where the server has drawn it: in the middle of the whole country a little away from its true place. */
  readonly home: Spot
  readonly truly: Spot
  /** Where on the sheet it stands now, and how far from there it is pushed on the screen; where it comes from, and where it goes. */
  now: Stand
  from: Stand
  to: Stand
  put: (at: Spot) => void
}

export type Stand = { readonly sheet: Spot; readonly pushed: Spot }

export const unmoved: Spot = { x: 0, y: 0 }
export const number = (element: Element | null, name: string): number => Number(element?.getAttribute(name) ?? 0)
export const place = (element: Element, x: string, y: string) => (at: Spot) => {
  element.setAttribute(x, at.x.toFixed(1))
  element.setAttribute(y, at.y.toFixed(1))
}
export const translate = (element: Element, from: Spot) => (at: Spot) =>
  element.setAttribute('transform', `translate(${(at.x - from.x).toFixed(1)} ${(at.y - from.y).toFixed(1)})`)

/** All things that the server has drawn, with where they truly are. */
export function readThings(svg: SVGSVGElement): Thing[] {
  return [...svg.querySelectorAll<SVGElement>('[data-at]')].flatMap(element => {
    const point = readPoint(element.dataset.at)
    return point ? [asThing(element, point)] : []
  })
}

function asThing(element: SVGElement, point: Point): Thing {
  const mark = element.querySelector('use')
  if (mark) {
    const home = { x: number(mark, 'x'), y: number(mark, 'y') }
    const name = element.querySelector('b')?.textContent ?? ''
    return thing({ kind: 'pin', element, code: element.id.slice(2), name, point, home, put: place(mark, 'x', 'y') })
  }
  const circle = element.querySelector('circle') ?? element
  const home = { x: number(circle, 'cx'), y: number(circle, 'cy') }
  const isDot = circle === element
  const put = isDot ? place(element, 'cx', 'cy') : translate(element, home)
  return thing({ kind: isDot ? 'dot' : 'place', element, code: '', name: '', point, home, put })
}

export function thing(about: Omit<Thing, 'truly' | 'now' | 'from' | 'to'>): Thing {
  const stand = { sheet: about.home, pushed: unmoved }
  return { ...about, truly: spotOf(about.point), now: stand, from: stand, to: stand }
}

/** Out of sight, but not far: a browser scrolls to what takes the focus. */
const outside = 40
const edge = (value: number, most: number): number => Math.max(-outside, Math.min(most + outside, value))

/** Puts a thing where it stands in a view. */
export function draw(each: Thing, view: View): void {
  const { x, y } = onScreen(view, each.now.sheet)
  each.put({ x: edge(x + each.now.pushed.x, frame.width), y: edge(y + each.now.pushed.y, frame.height) })
}

const mix = (a: Spot, b: Spot, part: number): Spot => ({ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part })

/** A part of the way to where it goes. */
export function move(each: Thing, part: number): void {
  const { from, to } = each
  each.now = part === 1 ? to : { sheet: mix(from.sheet, to.sheet, part), pushed: mix(from.pushed, to.pushed, part) }
}
