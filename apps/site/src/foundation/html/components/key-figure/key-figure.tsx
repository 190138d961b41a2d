import type { Child } from 'hono/jsx'

type KeyFigureProps = {
  /** The number with its denominator: "82 of 128". */
  readonly value: string
  /** What it counts. */
  readonly children: Child
  /** The day it was true and where it comes from: no figure goes without. */
  readonly source: Child
}

/** The one number of a page, never without its denominator, its date and its source. */
export const KeyFigure = ({ value, children, source }: KeyFigureProps) => (
  <p class="key-figure" data-figure="one">
    <span data-figure-denominator>
      <strong>{value}</strong> {children}
    </span>{' '}
    <small data-figure-date data-figure-source>
      {source}
    </small>
  </p>
)
