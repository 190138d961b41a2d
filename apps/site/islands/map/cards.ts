import type { Stage } from './stage.ts'

/** CSS pixels from the middle of a pin: the half of a comfortable target of 44 (WCAG 2.2, 2.5.5). */
const fingerReach = 22

/**
 * The cards of the map open and close by links alone. This makes them kinder to a keyboard: the card takes the focus when it opens, Escape
 * closes it and goes back to its pin, the pin of the open card stays lit and in view, and a finger need not hit a pin exactly.
 */
export class Cards {
  readonly #root: HTMLElement
  readonly #stage: Stage

  constructor(root: HTMLElement, stage: Stage) {
    this.#root = root
    this.#stage = stage
  }

  listen(signal: AbortSignal): void {
    addEventListener('hashchange', this.follow, { signal })
    document.addEventListener('keydown', this.#leave, { signal })
    this.#root.addEventListener('click', this.#reach, { signal })
    this.follow()
  }

  follow = (): void => {
    for (const pin of this.#root.querySelectorAll('.pins [aria-current]')) pin.removeAttribute('aria-current')
    const card = this.#openCard()
    if (card) {
      card.tabIndex = -1
      card.focus({ preventScroll: true })
      this.#light(card)
    } else if (location.hash.startsWith('#p-')) {
      this.#named(location.hash.slice(1))?.focus({ preventScroll: true })
    }
  }

  #leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    const card = this.#openCard()
    const back = card?.querySelector<HTMLAnchorElement>('a[href^="#"]')
    if (back) location.hash = back.hash
  }

  /** On a phone a finger is wider than a pin: a tap on the map means the nearest pin within its reach. */
  #reach = (event: MouseEvent): void => {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch' || !(event.target instanceof Element)) return
    const map = event.target.closest('svg')
    if (!map || event.defaultPrevented) return
    const distance = (pin: Element): number => {
      const { left, top, width, height } = (pin.querySelector('use, path') ?? pin).getBoundingClientRect()
      return Math.hypot(left + width / 2 - event.clientX, top + height / 2 - event.clientY)
    }
    const [nearest] = [...map.querySelectorAll('.pins a, .hospitals a')]
      .map(pin => ({ pin, away: distance(pin) }))
      .filter(({ away }) => away <= fingerReach)
      .sort((a, b) => a.away - b.away)
    const href = nearest?.pin.getAttribute('href')
    if (!href?.startsWith('#')) return
    event.preventDefault()
    location.hash = href
  }

  #openCard = (): HTMLElement | null => this.#root.querySelector<HTMLElement>('tr:target')

  /** On a small screen the card may lie over the pin: the map then moves up until the pin is seen. */
  #light(card: HTMLElement): void {
    const pin = this.#stage.pins.find(({ code }) => `t-${code}` === card.id)
    if (!pin) return
    pin.element.setAttribute('aria-current', 'true')
    this.#stage.reveal(pin.truly)
    const { top, bottom, left, right } = pin.element.getBoundingClientRect()
    const over = card.getBoundingClientRect()
    const isCovered = bottom > over.top && right > over.left && left < over.right
    if (isCovered) scrollBy({ top: top - over.top / 2 })
  }

  #named(id: string): HTMLElement | SVGElement | null {
    return this.#root.querySelector<HTMLElement | SVGElement>(`#${CSS.escape(id)}`)
  }
}
