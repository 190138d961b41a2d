import type { Child } from 'hono/jsx'

/** What something published is, before its title: “Evaluation report”. */
export const EditionKind = ({ children }: { readonly children: Child }) => <p class="edition-kind">{children}</p>

/** How to name an edition, selected whole by one click. */
export const CiteAs = ({ citation }: { readonly citation: string }) => (
  <p class="edition-cite" id="citation">
    {citation}
  </p>
)

/** The checksum of its bytes, selected whole by one click. `label` says of what it is. */
export const Checksum = ({ label, sha256 }: { readonly label: string; readonly sha256: string }) => (
  <p class="small">
    {label} <code class="edition-checksum">{sha256}</code>
  </p>
)
