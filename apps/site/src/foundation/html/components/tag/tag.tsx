import type { Child } from 'hono/jsx'

/** A short word about the thing beside it. */
export const Tag = ({ children }: { children: Child }) => <span class="tag">{children}</span>
