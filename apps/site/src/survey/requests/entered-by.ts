import type { Actor } from '../../foundation/index.ts'

/** Who stands beside an event or a change, as a name that a page can say. What happens by itself is `system`. */
export const enteredBy = (actor: Actor): string => (actor.kind === 'system' ? 'system' : actor.name)
