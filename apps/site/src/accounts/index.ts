import type { Room } from '../foundation/index.ts'
import { createAdminCommand } from './create-admin-command.ts'
import { hospitalSignInPath, hospitalsPath } from './hospital/hospital-links.ts'
import { sayRestoredPeople } from './hospital/say-restored-people.ts'
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
export { formOf } from './form-of.ts'
export { hideTokens } from './hide-tokens.ts'
export { hospitalPath, hospitalsPath } from './hospital/hospital-links.ts'
export { type HospitalRoute, hospitalRoute } from './hospital/hospital-route.ts'
export { type HospitalView, hospitalPage } from './hospital/pages/hospital-page.tsx'
export { formerHospitalPeople, hospitalPeopleOf } from './hospital/person-store.ts'
export { keepSecret } from './keep-secret.ts'
export { accountLink, consoleLink, doorPaths, leaveLink, staffLink } from './links.ts'
export { requireStaff } from './require-staff.ts'
export { setupLinkAtStart } from './setup-link-at-start.ts'
export { saveStaffPreference, staffPreference } from './staff-preference.ts'
export { allStaff, allStaffNames, staffNames } from './staff-store.ts'
export { hashOfToken, isTokenShaped, newToken } from './token.ts'
export { countGuess, guessesShutMinutes } from './tries/guesses.ts'
export { takeSubmissionOfAddress, takeSubmissionOfKey } from './tries/submissions.ts'
export { takeUpload } from './tries/uploads.ts'

/** Who works here: how they sign in, what they may do, and the door of the console. */
export const accountsRoom: Room = {
  name: 'accounts',
  migrations: accountsMigrations,
  routes: accountsRoutes,
  menu: [
    { place: 'console', order: 75, path: staffPath, label: 'accounts.menu' },
    { place: 'console', order: 66, path: hospitalsPath, label: 'hospital.console.menu' },
    { place: 'footer', order: 70, path: hospitalSignInPath, label: 'hospital.menu' },
  ],
  checks: [secretCheck],
  // Who was signed in then, and the second steps and links for a new password that waited for an answer.
  notRestored: ['staff_session', 'staff_verification', 'hospital_session', 'hospital_link'],
  afterRestore: sayRestoredPeople,
  commands: [createAdminCommand, signOutEveryoneCommand],
}
