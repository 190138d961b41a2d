/**
 * The door goes by the real time, as better-auth does. The site's clock can be moved in a rehearsal, and moving it must neither throw
 * everybody out nor let an old session back in. Tests move the time itself.
 */
export const realTime = (): Date => new Date()
