/** Puts what somebody selects in a letter into the field of words to black out. Without it, the words are typed or copied. */
class RedactSelection extends HTMLElement {
  connectedCallback(): void {
    const letters = document.getElementById(this.dataset.letters ?? '')
    const field = document.getElementById(this.dataset.field ?? '')
    if (!letters || !(field instanceof HTMLTextAreaElement)) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button quiet'
    button.textContent = this.dataset.label ?? ''
    // Pressing the button must not end the selection before it is read.
    button.addEventListener('pointerdown', event => event.preventDefault())
    button.addEventListener('click', () => {
      const selection = document.getSelection()
      const words = selection?.anchorNode && letters.contains(selection.anchorNode) ? selection.toString().trim() : ''
      if (words !== '') field.value = words
      field.focus()
    })
    field.after(button)
  }
}
customElements.define('redact-selection', RedactSelection)
