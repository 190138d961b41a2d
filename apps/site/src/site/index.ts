import type { Room } from '../foundation/index.ts'

export { errorPage } from './errors/error-page.tsx'
export { notFoundPage } from './errors/not-found-page.tsx'
export { problemFor } from './errors/problem-for.ts'
export { composeShell } from './shell/compose-shell.ts'

/** The room that composes the others: the pages that belong to all of them, and what stands around every page. */
export const siteRoom: Room = { name: 'site' }
