/** CSS pixels from the middle of a pin: the half of a comfortable target of 44 (WCAG 2.2, 2.5.5). */
const fingerReach = 22

/**
 * The cards of the map open and close by links alone. This makes them kinder to a keyboard: the card takes the focus when it opens, Escape
 * closes it and goes back to its pin, the pin of the open card stays lit and in view, and a finger need not hit a pin exactly.
 */
class MapCards extends HTMLElement {
  connectedCallback(): void {
    addEventListener('hashchange', this.#follow)
    document.addEventListener('keydown', this.#leave)
    this.addEventListener('click', this.#reach)
    this.#follow()
  }

  disconnectedCallback(): void {
    removeEventListener('hashchange', this.#follow)
    document.removeEventListener('keydown', this.#leave)
    this.removeEventListener('click', this.#reach)
  }

  #follow = (): void => {
    for (const pin of this.querySelectorAll('.pins [aria-current]')) pin.removeAttribute('aria-current')
    const card = this.#openCard()
    if (card) {
      card.tabIndex = -1
      card.focus({ preventScroll: true })
      this.#light(this.#named(card.id.replace(/^t-/, 'p-')), card)
    } else if (location.hash.startsWith('#p-')) {
      this.#named(location.hash.slice(1))?.focus({ preventScroll: true })
    }
  }

  #leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    const card = this.#openCard()
    const back = card?.querySelector<HTMLAnchorElement>('a[href^="#"]')
    if (back) location.hash = back.hash
  }

  /** On a phone a finger is wider than a pin: a tap on the map means the nearest pin within its reach. */
  #reach = (event: MouseEvent): void => {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch' || !(event.target instanceof Element)) return
    const map = event.target.closest('svg')
    if (!map) return
    const distance = (pin: Element): number => {
      const { left, top, width, height } = (pin.querySelector('use') ?? pin).getBoundingClientRect()
      return Math.hypot(left + width / 2 - event.clientX, top + height / 2 - event.clientY)
    }
    const [nearest] = [...map.querySelectorAll('.pins a')]
      .map(pin => ({ pin, away: distance(pin) }))
      .filter(({ away }) => away <= fingerReach)
      .sort((a, b) => a.away - b.away)
    const href = nearest?.pin.getAttribute('href')
    if (!href?.startsWith('#')) return
    event.preventDefault()
    location.hash = href
  }

  #openCard = (): HTMLElement | null => this.querySelector<HTMLElement>('tr:target')

  /** On a small screen the card may lie over the pin: the map then moves up until the pin is seen. */
  #light(pin: HTMLElement | SVGElement | null, card: HTMLElement): void {
    if (!pin) return
    pin.setAttribute('aria-current', 'true')
    const { top, bottom, left, right } = pin.getBoundingClientRect()
    const over = card.getBoundingClientRect()
    const isCovered = bottom > over.top && right > over.left && left < over.right
    if (isCovered) scrollBy({ top: top - over.top / 2 })
  }

  #named(id: string): HTMLElement | SVGElement | null {
    return this.querySelector<HTMLElement | SVGElement>(`#${CSS.escape(id)}`)
  }
}

customElements.define('map-cards', MapCards)
