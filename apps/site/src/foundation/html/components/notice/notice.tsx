import type { Child } from 'hono/jsx'

/** Something to know before reading on. It is said in words: the colour of its edge means nothing. */
export const Notice = ({ title, children }: { title?: string; children: Child }) => (
  <div class="notice">
    {title && <h2>{title}</h2>}
    {children}
  </div>
)
