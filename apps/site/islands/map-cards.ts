/**
 * The cards of the map open and close by links alone. This makes them kinder to a keyboard: the card takes the focus when it opens, Escape
 * closes it and goes back to its pin, and the pin of the open card stays lit and in view.
 */
class MapCards extends HTMLElement {
  connectedCallback(): void {
    addEventListener('hashchange', this.#follow)
    document.addEventListener('keydown', this.#leave)
    this.#follow()
  }

  disconnectedCallback(): void {
    removeEventListener('hashchange', this.#follow)
    document.removeEventListener('keydown', this.#leave)
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
