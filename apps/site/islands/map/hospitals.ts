import { groupOf, svgElement } from './names.ts'
import { spotOf } from './project.ts'
import { type Thing, thing, translate, unmoved } from './things.ts'
import { frame, isInFrame, onScreen, type View } from './view.ts'

export type Hospital = { readonly code: string; readonly name: string; readonly lat: number; readonly lon: number }

/** More are not told apart: they appear when one looks closer still. */
const mostSeen = 60
/** Beside a hospital there may be one other thing at most: its trust’s pin, or a neighbour. In CSS pixels. */
const roomPx = 26

/** The hospitals of the trusts on the map: fetched once, when somebody first looks closely or types a name. */
export class Hospitals {
  readonly #address: string
  #loading: Promise<readonly Hospital[]> | null = null
  #all: readonly Hospital[] = []
  #drawn = new Map<Hospital, Thing>()
  onLoaded: () => void = () => {}

  constructor(address: string) {
    this.#address = address
  }

  /** Those that are known; none when they cannot be had: the map is whole without them. */
  load(): Promise<readonly Hospital[]> {
    this.#loading ??= fetch(this.#address)
      .then(async answer => (answer.ok ? readHospitals(await answer.json()) : []))
      .catch(() => {
        // Off line, most likely: the next closer look tries again.
        this.#loading = null
        return []
      })
    return this.#loading
  }

  /** The hospitals in sight, nearest to the middle first, of trusts that have a pin. */
  seen(svg: SVGSVGElement, view: View, pins: readonly Thing[]): Thing[] {
    if (this.#all.length === 0) {
      this.load().then(all => {
        if (all.length === 0 || this.#all.length > 0) return
        this.#all = all
        this.onLoaded()
      })
      return []
    }
    const trusts = new Map(pins.map(pin => [pin.code, pin]))
    const room = roomPx * Math.max(1, frame.width / (svg.getBoundingClientRect().width || frame.width))
    const taken = pins.map(({ truly }) => onScreen(view, truly))
    const middle = { x: frame.width / 2, y: frame.height / 2 }
    const near = this.#all
      .flatMap(hospital => {
        const trust = trusts.get(hospital.code)
        const at = onScreen(view, spotOf(hospital))
        return trust && isInFrame(at, 0) ? [{ hospital, trust, at, away: Math.hypot(at.x - middle.x, at.y - middle.y) }] : []
      })
      .sort((a, b) => a.away - b.away)
      .filter(({ at }) => {
        const hasRoom = taken.filter(({ x, y }) => Math.hypot(x - at.x, y - at.y) < room).length < 2
        if (hasRoom) taken.push(at)
        return hasRoom
      })
      .slice(0, mostSeen)
    const kept = new Map(near.map(({ hospital, trust }) => [hospital, this.#drawn.get(hospital) ?? make(hospital, trust)]))
    for (const [hospital, each] of this.#drawn) if (!kept.has(hospital)) each.element.remove()
    const group = groupOf(svg, 'hospitals')
    for (const each of kept.values()) if (!each.element.isConnected) group.append(each.element)
    this.#drawn = kept
    return [...kept.values()]
  }

  none(): Thing[] {
    this.clear()
    return []
  }

  clear(): void {
    for (const { element } of this.#drawn.values()) element.remove()
    this.#drawn.clear()
  }
}

/** A house, that leads to the card of its trust and says what the trust said. */
function make({ code, name, lat, lon }: Hospital, trust: Thing): Thing {
  const element = svgElement('a', { href: trust.element.getAttribute('href') ?? '', class: 'hospital' })
  const title = svgElement('title')
  title.textContent = `${name} (${trust.element.querySelector('title')?.textContent ?? ''})`
  element.append(
    title,
    svgElement('circle', { class: 'touch' }),
    svgElement('path', { class: 'ward', d: 'M-5.5 5.5v-7L0-6l5.5 4.5v7z' }),
  )
  const point = { lat, lon }
  return thing({ kind: 'hospital', element, code, name, point, home: spotOf(point), put: translate(element, unmoved) })
}

/** `{"RR8": [["Leeds General Infirmary", 53.8, -1.55]]}`: what is not like that is left out. */
export function readHospitals(answer: unknown): Hospital[] {
  if (typeof answer !== 'object' || answer === null) return []
  return Object.entries(answer).flatMap(([code, list]) =>
    (Array.isArray(list) ? list : []).flatMap((each: unknown) => {
      const [name, lat, lon] = Array.isArray(each) ? each : []
      return typeof name === 'string' && Number.isFinite(lat) && Number.isFinite(lon) ? [{ code, name, lat, lon }] : []
    }),
  )
}
