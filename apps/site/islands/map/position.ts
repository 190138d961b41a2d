import { svgElement } from './names.ts'
import { distanceKm, type Point, spotOf } from './project.ts'
import type { Stage } from './stage.ts'
import { type Thing, thing, translate } from './things.ts'
import { fit, isInFrame } from './view.ts'
import type { Visits } from './visits.ts'
import type { Words } from './words.ts'

const nearestTrusts = 5
const fitted = 3
const mostScale = 8
const waitMs = 15_000

/**
 * What is nearest to where somebody is. Only when they ask; the browser asks them again; and nothing of it leaves the browser: distances
 * are worked out here, and the position stands in no address.
 */
export class Position {
  readonly #root: HTMLElement
  readonly #stage: Stage
  readonly #words: Words
  readonly #visits: Visits
  #here: Point | null = null

  constructor(root: HTMLElement, { stage, words, visits }: { stage: Stage; words: Words; visits: Visits }) {
    this.#root = root
    this.#stage = stage
    this.#words = words
    this.#visits = visits
  }

  listen(): void {
    const mine = this.#root.querySelector<HTMLElement>('.map-mine')
    const button = mine?.querySelector<HTMLButtonElement>('[data-tool="position"]')
    if (!mine || !button || !('geolocation' in navigator)) {
      mine?.remove()
      return
    }
    const answer = document.createElement('div')
    answer.className = 'map-mine-answer'
    answer.setAttribute('role', 'status')
    mine.append(answer)
    button.addEventListener('click', () => {
      answer.textContent = this.#words('seeking')
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          this.#here = { lat: coords.latitude, lon: coords.longitude }
          // What is nearest is asked of all trusts, as it is near a postcode.
          const isFiltered = this.#root.querySelector('.others circle') !== null
          if (isFiltered) this.#visits.go(this.#words('all'))
          else this.update()
        },
        ({ code }) => {
          this.#forget()
          answer.textContent = this.#words(code === 1 ? 'refused' : code === 3 ? 'slow' : 'unavailable')
        },
        { timeout: waitMs, maximumAge: 60_000 },
      )
    })
  }

  /** Says again what is nearest: with the pins that are on the map now. */
  update(): void {
    const answer = this.#root.querySelector('.map-mine-answer')
    const here = this.#here
    if (!answer || !here) return
    const near = this.#stage.pins
      .map(pin => ({ pin, km: distanceKm(here, pin.point) }))
      .sort((a, b) => a.km - b.km)
      .slice(0, nearestTrusts)
    const title = document.createElement('h2')
    title.textContent = this.#words('nearest')
    const list = document.createElement('ol')
    list.className = 'map-near'
    list.append(...near.map(({ pin, km }) => this.#line(pin, km)))
    const note = document.createElement('p')
    note.className = 'small soft'
    note.textContent = this.#words('straight')
    const forget = document.createElement('button')
    forget.type = 'button'
    forget.className = 'button quiet'
    forget.textContent = this.#words('forget')
    forget.addEventListener('click', () => {
      this.#forget()
      answer.replaceChildren()
      this.#root.querySelector<HTMLElement>('[data-tool="position"]')?.focus()
    })
    answer.replaceChildren(title, list, note, forget)
    this.#markHere(
      here,
      near.slice(0, fitted).map(({ pin }) => pin),
    )
  }

  /** One trust as it stands near a postcode: its name, what it said, how far. */
  #line({ code, name }: Thing, km: number): HTMLElement {
    const line = document.createElement('li')
    line.dataset.trust = code
    const row = this.#root.querySelector(`#t-${CSS.escape(code)}`)
    const link = row?.querySelector('th a')?.cloneNode(true)
    const status = row?.querySelector('.status')?.cloneNode(true)
    const reason = document.createElement('small')
    reason.textContent = row?.querySelector('td p')?.textContent ?? ''
    const away = document.createElement('span')
    away.className = 'soft small'
    const locale = document.documentElement.lang
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(km)
    away.textContent = km < 1 ? this.#words('here') : this.#words('km', { km: number })
    line.append(link ?? name, status ?? '', away, reason)
    return line
  }

  #markHere(point: Point, near: readonly Thing[]): void {
    for (const old of this.#stage.svg.querySelectorAll('.mine')) old.remove()
    const home = spotOf(point)
    if (!isInFrame(home, 0)) return
    const element = svgElement('g', { class: 'here mine' })
    const text = svgElement('text', { y: '-36', 'text-anchor': 'middle' })
    text.textContent = this.#words('you')
    element.append(svgElement('circle', { r: '26' }), svgElement('circle', { r: '3' }), text)
    this.#stage.svg.querySelector('.places')?.append(element)
    const put = translate(element, { x: 0, y: 0 })
    this.#stage.add(thing({ kind: 'place', element, code: '', name: '', point, home, put }))
    this.#stage.show(fit([home, ...near.map(({ truly }) => truly)], mostScale))
  }

  #forget(): void {
    this.#here = null
    for (const old of this.#stage.svg.querySelectorAll('.mine')) old.remove()
  }
}
