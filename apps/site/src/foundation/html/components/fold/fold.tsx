import type { Child } from 'hono/jsx'

/** More for those who want it, folded until they ask. Printed open where the browser can. */
export const Fold = ({ summary, children }: { summary: string; children: Child }) => (
  <details class="fold">
    <summary>{summary}</summary>
    <div>{children}</div>
  </details>
)
