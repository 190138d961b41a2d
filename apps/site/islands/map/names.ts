import { around, type Box, placeNames } from './name-labels.ts'
import type { Thing } from './things.ts'
import { onScreen, type Spot, type View } from './view.ts'

const svgSpace = 'http://www.w3.org/2000/svg'
export const svgElement = (name: string, attributes: Readonly<Record<string, string>> = {}): SVGElement => {
  // The namespace makes it one.
  const made = document.createElementNS(svgSpace, name) as SVGElement
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

/** The group of a class on the drawing, made when it is not there: before the pins, which stand above everything. */
export function groupOf(svg: SVGSVGElement, name: string): Element {
  const known = svg.querySelector(`:scope > g.${name}`)
  if (known) return known
  const group = svgElement('g', { class: name })
  svg.querySelector('.pins')?.before(group)
  return group
}

const trustsFrom = 3.5
const hospitalsFrom = 7.5
const mostNames = 90
const letterPx = 13

/** Writes names beside what is seen, where there is room. For eyes only: each pin says its own name. */
export function drawNames(svg: SVGSVGElement, seen: readonly Thing[], view: View, unit: number): void {
  const group = groupOf(svg, 'names')
  group.setAttribute('aria-hidden', 'true')
  const named = seen
    .filter(({ kind }) => (kind === 'pin' && view.scale >= trustsFrom) || (kind === 'hospital' && view.scale >= hospitalsFrom))
    .slice(0, mostNames)
  const size = letterPx * Math.max(1, unit)
  svg.style.setProperty('--letters', `${size}px`)
  const mark = 14 * Math.max(1, unit * 0.72)
  const spot = ({ now }: Thing): Spot => {
    const { x, y } = onScreen(view, now.sheet)
    return { x: x + now.pushed.x, y: y + now.pushed.y }
  }
  const unnamed = seen.filter(each => (each.kind === 'pin' || each.kind === 'hospital') && !named.includes(each))
  const labels = placeNames(
    named.map(each => ({ name: each.name, at: spot(each) })),
    size,
    mark,
    named.length === 0 ? [] : [...unnamed.map(each => around(spot(each), mark)), ...boxesBeside(svg, unit)],
  )
  group.replaceChildren(
    ...labels.flatMap((label, i) => {
      if (!label) return []
      const { x, y, anchor, lines } = label
      const text = svgElement('text', {
        class: named[i]?.kind ?? '',
        y: String(y),
        'text-anchor': anchor,
      })
      for (const [line, words] of lines.entries()) {
        const span = svgElement('tspan', { x: String(x), dy: line === 0 ? '0' : '1.15em' })
        span.textContent = words
        text.append(span)
      }
      return [text]
    }),
  )
}

/** Where the name of the place and the buttons stand, in units of the drawing. */
function boxesBeside(svg: SVGSVGElement, unit: number): Box[] {
  const { left, top } = svg.getBoundingClientRect()
  return [...svg.querySelectorAll('.places text'), ...(svg.parentElement?.querySelectorAll('.map-tools') ?? [])].map(element => {
    const box = element.getBoundingClientRect()
    return {
      left: (box.left - left) * unit,
      top: (box.top - top) * unit,
      right: (box.right - left) * unit,
      bottom: (box.bottom - top) * unit,
    }
  })
}
