import type { Child } from 'hono/jsx'

type CardProps = { readonly href: string; readonly title: string; readonly eyebrow?: string; readonly children: Child }

/** One thing to go to. The whole card takes the click; a screen reader hears one link, its title. Stands in `<ul class="cards">`. */
export const Card = ({ href, title, eyebrow, children }: CardProps) => (
  <li class="card">
    {eyebrow && <small>{eyebrow}</small>}
    <h3>
      <a href={href}>{title}</a>
    </h3>
    <p>{children}</p>
  </li>
)
