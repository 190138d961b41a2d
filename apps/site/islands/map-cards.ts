/**
 * The cards of the map open and close by links alone. This makes them kinder to a keyboard: the card takes the focus when it opens, Escape
 * closes it and goes back to its pin, and the pin of the open card stays lit.
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
      this.#pinOf(card)?.setAttribute('aria-current', 'true')
      card.tabIndex = -1
      card.focus({ preventScroll: true })
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

  #pinOf = (card: HTMLElement): HTMLElement | SVGElement | null => this.#named(card.id.replace(/^t-/, 'p-'))

  #named(id: string): HTMLElement | SVGElement | null {
    return this.querySelector<HTMLElement | SVGElement>(`#${CSS.escape(id)}`)
  }
}

customElements.define('map-cards', MapCards)
