import type { Visits } from './visits.ts'

const mostNamed = 5

/** Makes a slider of the links to the releases. Its value is said as the release's day and number. */
export class Slider {
  readonly #root: HTMLElement
  readonly #visits: Visits
  #release = ''

  constructor(root: HTMLElement, visits: Visits) {
    this.#root = root
    this.#visits = visits
  }

  /** Where the links stand without a slider, they get one; with the links of another answer, it goes to where that is. True: another release. */
  update(fresh: Element | null = null): boolean {
    const nav = this.#root.querySelector<HTMLElement>('.map-times')
    const list = nav?.querySelector('ol')
    if (!nav || !list) return false
    const next = fresh?.querySelector('.map-times ol')
    if (next) list.replaceChildren(...[...next.children].map(child => document.importNode(child, true)))
    const links = [...list.querySelectorAll('a')]
    const slider = nav.querySelector('input') ?? this.#make(nav, list)
    // Beneath the slider the links name its stops, as long as there is room for all.
    list.toggleAttribute('hidden', links.length > mostNamed)
    slider.max = String(links.length - 1)
    slider.value = String(
      Math.max(
        0,
        links.findIndex(link => link.hasAttribute('aria-current')),
      ),
    )
    const before = this.#release
    this.#release = this.#name(nav, slider)?.dataset.name ?? ''
    return this.#release !== before
  }

  #make(nav: HTMLElement, list: Element): HTMLInputElement {
    const slider = document.createElement('input')
    slider.type = 'range'
    slider.min = '0'
    slider.setAttribute('aria-label', nav.getAttribute('aria-label') ?? '')
    slider.addEventListener('input', () => {
      const link = this.#name(nav, slider)
      if (link) this.#visits.go(link.href, 'soon')
    })
    list.before(slider)
    return slider
  }

  #name(nav: HTMLElement, slider: HTMLInputElement): HTMLAnchorElement | undefined {
    const link = nav.querySelectorAll('a')[Number(slider.value)]
    const words = link?.dataset.name ?? ''
    slider.setAttribute('aria-valuetext', words)
    const shown = nav.querySelector('b')
    if (shown) shown.textContent = words
    return link
  }
}
