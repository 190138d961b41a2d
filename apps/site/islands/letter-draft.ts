/**
 * Says below the writer’s own words, while they write, whether the letter is still only what was offered, and how many letters are left. Its words
 * come from `data-template`, `data-own`, `data-left` and `data-most`. Without it the next page says the same.
 */
class LetterDraft extends HTMLElement {
  connectedCallback(): void {
    const own = this.querySelector<HTMLTextAreaElement>('textarea[name="own"]')
    if (!own || this.querySelector('[role="status"]')) return
    const offered = new Set([...this.querySelectorAll('textarea')].filter(field => field !== own).flatMap(sentencesOf))
    const said = document.createElement('p')
    said.className = 'small soft'
    said.setAttribute('role', 'status')
    own.after(said)
    const say = () => this.#say(own, said, offered)
    this.addEventListener('input', say)
    say()
  }

  /** Only what has changed is said again: a voice that reads at every key would be in the way. */
  #say(own: HTMLTextAreaElement, said: HTMLElement, offered: ReadonlySet<string>): void {
    const mine = [...this.querySelectorAll('textarea')].flatMap(sentencesOf).filter(sentence => !offered.has(sentence))
    const words = mine.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu)?.length ?? 0
    const left = Number(this.dataset.most) - own.value.length
    const text = [
      words < ownWordsNeeded ? this.dataset.template : this.dataset.own,
      left < leftToSay ? this.dataset.left?.replace('{count}', String(left)) : '',
    ]
      .filter(Boolean)
      .join(' ')
    if (said.textContent !== text) said.textContent = text
  }
}

/** As the server reckons it: still-template.ts. */
const ownWordsNeeded = 15
const leftToSay = 500

/** Sentences without capitals, blanks and marks. */
const sentencesOf = ({ value }: HTMLTextAreaElement): string[] =>
  value
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map(sentence =>
      sentence
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    )
    .filter(sentence => sentence !== '')

customElements.define('letter-draft', LetterDraft)
