/** Where a letter is a letter and not a command. */
const typing = 'input, textarea, select, [contenteditable], dialog[open]'

/**
 * Leads on through a list by the keys n (next) and p (previous): each follows the link of that relation inside. Without it the links are
 * links. Off when `keys="off"`: single letters must be possible to switch off (WCAG 2.2, 2.1.4).
 */
class NextByKey extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('keydown', this.#press)
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#press)
  }

  #press = (event: KeyboardEvent): void => {
    if (this.getAttribute('keys') === 'off' || event.defaultPrevented || event.repeat) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target instanceof Element && event.target.closest(typing)) return
    const key = event.key.toLowerCase()
    if (key !== 'n' && key !== 'p') return
    const link = this.querySelector<HTMLAnchorElement>(key === 'n' ? 'a[rel="next"]' : 'a[rel="prev"]')
    event.preventDefault()
    if (link) {
      this.#say(`${this.dataset.opening ?? ''} ${link.textContent?.trim() ?? ''}`)
      link.click()
    } else this.#say((key === 'n' ? this.dataset.noNext : this.dataset.noPrevious) ?? '')
  }

  #say(text: string): void {
    const status = this.querySelector('[role="status"]')
    if (status) status.textContent = text
  }
}

customElements.define('next-by-key', NextByKey)
