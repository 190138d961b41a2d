import type { Room } from '../foundation/index.ts'
import { createAdminCommand } from './create-admin-command.ts'
import { staffPath } from './links.ts'
import { accountsMigrations } from './migrations.ts'
import { accountsRoutes } from './routes.ts'
import { secretCheck } from './second-step/secret-check.ts'
import { signOutEveryoneCommand } from './sign-out-everyone-command.ts'

export { callerAddress } from './caller-address.ts'
export { type ConsoleView, consolePage } from './console-page.tsx'
export { type ConsoleRoute, consoleRoute, principalOf, ruleOf } from './console-route.ts'
export { type Deed, deeds, mayDo, rolesFor, type Subject, type Verdict } from './deeds.ts'
export { refuseForeignForms } from './foreign-forms.ts'
export { forgetStaffLeftovers } from './forget-staff-leftovers.ts'
export { hideTokens } from './hide-tokens.ts'
export { keepSecret } from './keep-secret.ts'
export { accountLink, consoleLink, doorPaths, leaveLink, staffLink } from './links.ts'
export { requireStaff } from './require-staff.ts'
export { setupLinkAtStart } from './setup-link-at-start.ts'
export { saveStaffPreference, staffPreference } from './staff-preference.ts'
export { allStaff, allStaffNames, staffNames } from './staff-store.ts'
export { hashOfToken, newToken } from './token.ts'
export { countGuess, guessesShutMinutes } from './tries/guesses.ts'
export { takeUpload } from './tries/uploads.ts'

/** Who works here: how they sign in, what they may do, and the door of the console. */
export const accountsRoom: Room = {
  name: 'accounts',
  migrations: accountsMigrations,
  routes: accountsRoutes,
  menu: [{ place: 'console', order: 75, path: staffPath, label: 'accounts.menu' }],
  checks: [secretCheck],
  // Who was signed in then, and the second steps and links for a new password that waited for an answer.
  notRestored: ['staff_session', 'staff_verification'],
  commands: [createAdminCommand, signOutEveryoneCommand],
}
