import type { Child } from 'hono/jsx'

/** More for those who want it, folded until they ask. Printed open where the browser can. */
export const Fold = ({ summary, isOpen = false, children }: { summary: Child; isOpen?: boolean; children: Child }) => (
  <details class="fold" open={isOpen}>
    <summary>{summary}</summary>
    <div>{children}</div>
  </details>
)
