import type { Child } from 'hono/jsx'

type QuoteProps = {
  /** The words themselves, without quotation marks: these are added. */
  readonly words: string
  /** The language of the words, where it is not that of the page. */
  readonly lang?: string
  readonly marks: readonly [string, string]
  /** Who said it, when and where it can be read. */
  readonly children: Child
  readonly picture?: { readonly src: string; readonly alt: string; readonly width: number; readonly height: number }
}

/** Somebody's own words: a person's, or what a trust wrote. Always with who said it. */
export const Quote = ({ words, lang, marks, children, picture }: QuoteProps) => (
  <figure class="quote">
    {picture && <img {...picture} alt={picture.alt} decoding="async" />}
    <blockquote lang={lang}>
      <p>
        {marks[0]}
        {words}
        {marks[1]}
      </p>
    </blockquote>
    <figcaption data-not-counting>{children}</figcaption>
  </figure>
)
