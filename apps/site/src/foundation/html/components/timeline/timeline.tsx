import type { Child } from 'hono/jsx'

export type Moment = {
  /** A drawing that shows what the title says in words. */
  readonly mark?: Child
  readonly title: Child
  /** `YYYY-MM-DD`, or as much of it as is known, and the same as people say it. */
  readonly on: string
  readonly day: Child
  readonly more?: Child
  /** What needs more room than a paragraph: a number with its source. */
  readonly below?: Child
  /** Where a link to it leads. */
  readonly id?: string
}

/** What happened, in the order given. */
export const Timeline = ({ moments }: { moments: readonly Moment[] }) => (
  <ol class="timeline">
    {moments.map(({ mark, title, on, day, more, below, id }) => (
      <li id={id}>
        <span class="shape night" aria-hidden="true">
          {mark}
        </span>
        <h3>{title}</h3>
        <time datetime={on}>{day}</time>
        {more && <p>{more}</p>}
        {below}
      </li>
    ))}
  </ol>
)
