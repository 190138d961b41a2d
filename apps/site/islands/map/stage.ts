import type { Hospitals } from './hospitals.ts'
import { drawNames } from './names.ts'
import { spread } from './spread.ts'
import { draw, move, readThings, type Thing, unmoved } from './things.ts'
import { between, centreOn, frame, isInFrame, keepInside, onScreen, type Spot, type View, whole } from './view.ts'

/** From here on pins stand at their true places, and London at its own. */
const closeUp = 1.95
const hospitalsFrom = 5
const durationMs = 280
/** After the last wheel turn or finger. */
const restMs = 140
/** More than these are moved together while the map moves, and one by one when it has come to rest. */
const many = 700
/** CSS pixels between two pins: what a finger or an unsteady hand needs (WCAG 2.2, 2.5.8). */
const fingerPx = 25

/** The drawing that can be looked at closely: what is seen of the sheet, and where the things on it stand. */
export class Stage {
  readonly svg: SVGSVGElement
  view: View = whole
  /** Where the map is going: who presses a key twice goes two steps, however quickly. */
  goal: View = whole
  readonly #hospitals: Hospitals
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)')
  #things: Thing[] = []
  #drawnFor: View = whole
  #frame = 0
  #rest = 0
  /** Called when the map has come to rest. */
  onRest: (inView: number) => void = () => {}

  constructor(svg: SVGSVGElement, hospitals: Hospitals) {
    this.svg = svg
    this.#hospitals = hospitals
    hospitals.onLoaded = () => this.show(this.goal)
    this.read()
  }

  /** What stands on the drawing now; what is new goes where it belongs in this view. */
  read(): void {
    this.#things = readThings(this.svg)
    this.#hospitals.clear()
    if (this.goal.scale > 1) this.show(this.goal, false)
  }

  get isZoomed(): boolean {
    return this.view.scale > 1.001
  }

  get pins(): readonly Thing[] {
    return this.#things.filter(({ kind }) => kind === 'pin')
  }

  /** The middle of all pins, on the sheet. */
  get heart(): Spot {
    const { pins } = this
    const mean = (of: (spot: Spot) => number, none: number) =>
      pins.length === 0 ? none : pins.reduce((sum, { truly }) => sum + of(truly), 0) / pins.length
    return { x: mean(({ x }) => x, frame.width / 2), y: mean(({ y }) => y, frame.height / 2) }
  }

  get place(): Thing | undefined {
    return this.#things.find(({ kind }) => kind === 'place')
  }

  add(...things: Thing[]): void {
    this.#things.push(...things)
    this.show(this.goal, false)
  }

  /** Units of the drawing for one CSS pixel. */
  get unit(): number {
    return frame.width / (this.svg.getBoundingClientRect().width || frame.width)
  }

  /** Where something on the screen is, in units of the drawing. */
  at({ clientX, clientY }: { clientX: number; clientY: number }): Spot {
    const { left, top } = this.svg.getBoundingClientRect()
    return { x: (clientX - left) * this.unit, y: (clientY - top) * this.unit }
  }

  /** Goes to a view; at once for whoever wants things to keep still. */
  show(asked: View, animated = true): void {
    const to = keepInside(asked)
    const from = this.view
    this.goal = to
    this.#layOut(to)
    this.#stop()
    for (const each of this.#things) each.from = each.now
    if (!animated || this.#still.matches || document.hidden) this.#arrive(to)
    else this.#animate(from, to)
  }

  #animate(from: View, to: View): void {
    const begin = performance.now()
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, (now - begin) / durationMs))
      if (part === 1) {
        this.#arrive(to)
        return
      }
      const eased = 1 - (1 - part) ** 3
      this.#draw(between(from, to, eased), eased)
      this.#frame = requestAnimationFrame(step)
    }
    this.#frame = requestAnimationFrame(step)
  }

  /** Follows a finger or a wheel; pins find their places when it rests. */
  follow(view: View): void {
    this.#stop()
    this.view = view
    this.goal = view
    this.#frame = requestAnimationFrame(() => this.#draw(view, null))
    this.#rest = window.setTimeout(() => this.show(this.view), restMs)
  }

  /** Brings a spot of the sheet into sight, if it is not, or will not be. */
  reveal(spot: Spot, scale = this.goal.scale): void {
    const isSeen = isInFrame(onScreen(this.goal, spot), -20)
    if (!isSeen || scale > this.goal.scale) this.show(centreOn(spot, scale))
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame)
    clearTimeout(this.#rest)
  }

  #arrive(view: View): void {
    this.#draw(view, 1)
    const inView = this.#things.filter(each => isInFrame(onScreen(view, each.now.sheet), 0))
    drawNames(this.svg, inView, view, this.unit)
    this.onRest(inView.filter(({ kind }) => kind === 'pin').length)
  }

  /** `part`: how far things are on their way; null: they stay as they are pushed. */
  #draw(view: View, part: number | null): void {
    this.view = view
    this.svg.classList.toggle('zoomed', this.isZoomed)
    this.svg.classList.toggle('moving', part !== 1)
    this.svg.style.setProperty('--scale', String(view.scale))
    const transform = ({ scale, x, y }: View) => `translate(${x} ${y}) scale(${scale})`
    this.svg.querySelector('.sheet')?.setAttribute('transform', transform(view))
    const together = part !== 1 && this.#things.length > many
    const by = view.scale / this.#drawnFor.scale
    const moved = { scale: by, x: view.x - this.#drawnFor.x * by, y: view.y - this.#drawnFor.y * by }
    for (const group of this.svg.querySelectorAll('.others, .places, .pins, .hospitals')) {
      if (together) group.setAttribute('transform', transform(moved))
      else group.removeAttribute('transform')
    }
    if (together) return
    this.#drawnFor = view
    for (const each of this.#things) {
      if (part !== null) move(each, part)
      draw(each, view)
    }
  }

  /** Where everything will stand: at home on the whole country, at its true place when one looks closely, and never on one another. */
  #layOut(view: View): void {
    const isClose = view.scale >= closeUp
    this.svg.classList.toggle('close', isClose)
    this.#things = this.#things.filter(({ kind }) => kind !== 'hospital')
    this.#things.push(...(view.scale >= hospitalsFrom ? this.#hospitals.seen(this.svg, view, this.pins) : this.#hospitals.none()))
    for (const each of this.#things) each.to = { sheet: isClose ? each.truly : each.home, pushed: unmoved }
    const gap = fingerPx * Math.max(1, this.unit)
    if (isClose) this.svg.style.setProperty('--finger', `${gap / 2}px`)
    else this.svg.style.removeProperty('--finger')
    if (!isClose) return
    const crowd = this.#things
      .filter(({ kind }) => kind === 'pin' || kind === 'hospital')
      .map(each => ({ each, at: onScreen(view, each.truly) }))
      .filter(({ at }) => isInFrame(at, 2 * gap))
    const places = spread(
      crowd.map(({ at }) => at),
      gap,
      gap * 3,
    )
    for (const [i, { each, at }] of crowd.entries()) {
      const to = places[i] ?? at
      each.to = { sheet: each.truly, pushed: { x: to.x - at.x, y: to.y - at.y } }
    }
  }
}
