import type { Child } from 'hono/jsx'

export type Moment = {
  /** A drawing that shows what the title says in words. */
  readonly mark?: Child
  readonly title: Child
  /** `YYYY-MM-DD`, and the same as people say it. */
  readonly on: string
  readonly day: Child
  readonly more?: Child
}

/** What happened, newest first. */
export const Timeline = ({ moments }: { moments: readonly Moment[] }) => (
  <ol class="timeline">
    {moments.map(({ mark, title, on, day, more }) => (
      <li>
        <span class="shape night" aria-hidden="true">
          {mark}
        </span>
        <h3>{title}</h3>
        <time datetime={on}>{day}</time>
        {more && <p>{more}</p>}
      </li>
    ))}
  </ol>
)
