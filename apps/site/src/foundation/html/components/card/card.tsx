import type { Child } from 'hono/jsx'

type CardProps = {
  readonly href: string
  readonly title: string
  readonly eyebrow?: string
  /** h2 where the cards stand right below the page's own title. */
  readonly heading?: 'h2' | 'h3'
  readonly children: Child
}

/** One thing to go to. The whole card takes the click; a screen reader hears one link, its title. Stands in `<ul class="cards">`. */
export const Card = ({ href, title, eyebrow, heading: Heading = 'h3', children }: CardProps) => (
  <li class="card">
    {eyebrow && <small>{eyebrow}</small>}
    <Heading>
      <a href={href}>{title}</a>
    </Heading>
    <p>{children}</p>
  </li>
)
