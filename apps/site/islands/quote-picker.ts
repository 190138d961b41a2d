/** As much of the selected words as the bar repeats. */
const mostSaid = 160

/**
 * Words that are selected in what a trust wrote become evidence: a bar asks for which question, and its button fills in the form of that
 * question with the words and with where they stand. Without it the same form is filled in by hand.
 */
class QuotePicker extends HTMLElement {
  #words = ''
  #source: HTMLElement | null = null

  connectedCallback(): void {
    document.addEventListener('selectionchange', this.#look)
    this.#bar?.querySelector('button')?.addEventListener('click', this.#use)
  }

  disconnectedCallback(): void {
    document.removeEventListener('selectionchange', this.#look)
    this.#bar?.querySelector('button')?.removeEventListener('click', this.#use)
  }

  get #bar(): HTMLElement | null {
    return this.querySelector<HTMLElement>('.picked')
  }

  /** The bar stays while somebody chooses the question: a click there may end the selection, not what was selected. */
  #look = (): void => {
    const selection = document.getSelection()
    if (!this.#bar || !selection || selection.isCollapsed || selection.rangeCount === 0) return
    const within = selection.getRangeAt(0).commonAncestorContainer
    const element = within instanceof HTMLElement ? within : within.parentElement
    const source = element?.closest<HTMLElement>('[data-source]') ?? null
    const words = selection.toString().trim()
    if (source === null || words === '' || !this.contains(source)) return
    this.#words = words
    this.#source = source
    const characters = [...words]
    this.#say(`“${characters.length > mostSaid ? `${characters.slice(0, mostSaid).join('')}…` : words}”`)
    this.#bar.hidden = false
  }

  #use = (): void => {
    const select = this.#bar?.querySelector('select')
    const question = select?.value ?? ''
    if (question === '') {
      select?.focus()
      return
    }
    const field = (name: string) => document.getElementById(`${question}-${name}`)
    const quote = field('quote')
    if (!(quote instanceof HTMLTextAreaElement) || this.#source === null) return
    quote.value = this.#words
    fill(field('where'), this.#source.dataset.source ?? '')
    fill(field('page'), this.#source.dataset.page ?? '')
    for (let fold = quote.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true
    if (this.#bar) this.#bar.hidden = true
    this.#say('')
    quote.scrollIntoView({ block: 'center' })
    quote.focus()
  }

  #say(text: string): void {
    const words = this.#bar?.querySelector('.picked-words')
    if (words) words.textContent = text
  }
}

function fill(field: HTMLElement | null, value: string): void {
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value
}

customElements.define('quote-picker', QuotePicker)
