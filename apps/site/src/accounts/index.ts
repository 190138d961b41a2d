import type { Room } from '../foundation/index.ts'
import { consoleLinkCommand } from './console-link-command.ts'
import { accountsMigrations } from './migrations.ts'
import { accountsRoutes } from './routes.ts'

export { type ConsoleView, consolePage } from './console-page.tsx'
export { type ConsoleRoute, consoleRoute, principalOf, ruleOf } from './console-route.ts'
export { type Deed, deeds, mayDo, rolesFor, type Subject, type Verdict } from './deeds.ts'
export { keepSecret } from './keep-secret.ts'
export { consoleLink, leaveLink } from './links.ts'
export { refuseForeignForms, requireStaff } from './require-staff.ts'
export { setupLinkAtStart } from './setup-link-at-start.ts'
export { saveStaffPreference, staffPreference } from './staff-preference.ts'
export { staffNames } from './staff-store.ts'

/** Who may enter the console. Until staff have accounts of their own, that is whoever was given a one-time link. */
export const accountsRoom: Room = {
  name: 'accounts',
  migrations: accountsMigrations,
  routes: accountsRoutes,
  commands: [consoleLinkCommand],
}
