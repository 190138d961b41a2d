import { Cards } from './map/cards.ts'
import { listenToGestures, zoomBy } from './map/gestures.ts'
import { highlightBothWays } from './map/highlight.ts'
import { Hospitals } from './map/hospitals.ts'
import { Position } from './map/position.ts'
import { Search } from './map/search.ts'
import { Slider } from './map/slider.ts'
import { Stage } from './map/stage.ts'
import { closest, fit, whole } from './map/view.ts'
import { Visits } from './map/visits.ts'
import { readWords } from './map/words.ts'

const nearTrusts = 3
const mostScaleNear = 6

/**
 * The map opened up: closer looks, answers to other questions without a load of the page, a slider over the releases, names to choose
 * from, and what is nearest. Everything on the page works without it.
 */
class MapExplorer extends HTMLElement {
  readonly #gone = new AbortController()

  connectedCallback(): void {
    const svg = this.querySelector<SVGSVGElement>('svg.uk')
    if (!svg) return
    const words = readWords(this)
    const hospitals = new Hospitals(words('hospitals'))
    const stage = new Stage(svg, hospitals)
    const visits = new Visits(this)
    const slider = new Slider(this, visits)
    const position = new Position(this, { stage, words, visits })
    const cards = new Cards(this, stage)
    let near = placeAsked()
    visits.onShown = (fresh, before) => {
      const isOtherRelease = slider.update(fresh)
      stage.read()
      if (isOtherRelease) lightUp(svg, before)
      if (near !== placeAsked()) lookNear(this, stage)
      near = placeAsked()
      position.update()
    }
    svg.tabIndex = 0
    listenToGestures(stage)
    this.#listenToTools(stage)
    stage.onRest = inView => this.#tell(stage, words('inView', { count: String(inView) }))
    highlightBothWays(this, stage)
    slider.update()
    new Search(this, { stage, hospitals, words }).listen()
    position.listen()
    cards.listen(this.#gone.signal)
    visits.listen(this.#gone.signal)
    if (near) lookNear(this, stage)
    this.classList.add('ready')
  }

  disconnectedCallback(): void {
    this.#gone.abort()
  }

  #listenToTools(stage: Stage): void {
    for (const tool of ['in', 'out', 'all'] as const)
      this.querySelector(`[data-tool="${tool}"]`)?.addEventListener('click', () => zoomBy(stage, tool))
  }

  /** Buttons that can do nothing say so, and what is seen is told to whoever asked for it by button or key. */
  #tell({ view, isZoomed, svg }: Stage, words: string): void {
    const cannot = { in: view.scale >= closest, out: !isZoomed, all: !isZoomed }
    for (const [tool, isIdle] of Object.entries(cannot))
      this.querySelector(`[data-tool="${tool}"]`)?.setAttribute('aria-disabled', String(isIdle))
    const asked = document.activeElement
    const status = this.querySelector(':scope > [role="status"]')
    if (status && asked && (asked === svg || asked.closest('.map-tools'))) status.textContent = words
  }
}

/** Lamps that were not lit in the release before go on. */
function lightUp(svg: SVGSVGElement, before: ReadonlySet<string>): void {
  for (const lamp of svg.querySelectorAll('.pins a:has([href="#mc"])')) if (!before.has(lamp.id)) lamp.classList.add('now')
}

const placeAsked = (): string | null => new URLSearchParams(location.search).get('near')

/** Who asked for a place sees it, with the trusts that are nearest. */
function lookNear(root: HTMLElement, stage: Stage): void {
  const { place } = stage
  if (!place) {
    stage.show(whole)
    return
  }
  const codes = [...root.querySelectorAll<HTMLElement>('.map-words [data-trust]')].map(({ dataset }) => dataset.trust)
  const near = stage.pins.filter(({ code }) => codes.slice(0, nearTrusts).includes(code))
  stage.show(
    fit(
      [place, ...near].map(({ truly }) => truly),
      mostScaleNear,
    ),
  )
}

customElements.define('map-explorer', MapExplorer)
