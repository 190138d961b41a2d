import type { Child } from 'hono/jsx'

type ButtonProps = { readonly kind?: 'main' | 'quiet' | 'large'; readonly children: Child }

const className = (kind: ButtonProps['kind']): string => (kind && kind !== 'main' ? `button ${kind}` : 'button')

/** Sends the form it stands in. */
export const Button = ({ kind, children }: ButtonProps) => (
  <button class={className(kind)} type="submit">
    {children}
  </button>
)

/** A link that is the main thing to do next: it goes somewhere, so it is a link and not a button. */
export const ButtonLink = ({ kind, href, children }: ButtonProps & { readonly href: string }) => (
  <a class={className(kind)} href={href}>
    {children}
  </a>
)
