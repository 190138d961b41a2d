/**
 * Puts a button below the text field inside it that copies what the field holds. Its words come from `data-copy`, `data-copied` and `data-failed`.
 * Without it the text is there to be selected.
 */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('textarea')
    if (!field || this.querySelector('button')) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button quiet'
    button.textContent = this.dataset.copy ?? ''
    const said = document.createElement('span')
    said.setAttribute('role', 'status')
    button.addEventListener('click', () => void this.#copy(field, said))
    field.addEventListener('focus', () => field.select())
    this.append(button, ' ', said)
  }

  /** Where the browser forbids it, the text is selected: the reader’s own keys copy it. */
  async #copy(field: HTMLTextAreaElement, said: HTMLElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(field.value)
      said.textContent = this.dataset.copied ?? ''
    } catch {
      field.focus()
      field.select()
      said.textContent = this.dataset.failed ?? ''
    }
  }
}

customElements.define('copy-text', CopyText)
