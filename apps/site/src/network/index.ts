import type { Room } from '../foundation/index.ts'
import { alertPanel } from './alerts/alert-panel.tsx'
import { alertRoutes } from './alerts/alert-routes.ts'
import { confirmRoutes } from './alerts/confirm-routes.ts'
import { leaveRoutes } from './alerts/leave-routes.tsx'
import { hookRoutes } from './bounces/hook-routes.ts'
import { migration0025a } from './bounces/migration-0025a.ts'
import { listRoutes } from './console/list-routes.ts'
import { supportersRoutes } from './console/supporters-routes.ts'
import { flagsPath } from './guard/flags/flag-links.ts'
import { flagRoutes } from './guard/flags/flag-routes.ts'
import { flagTodos } from './guard/flags/flag-todos.ts'
import { migration0026 } from './guard/migration-0026.ts'
import { challengeRoutes } from './guard/proof/challenge-routes.ts'
import { importBodies, importRoutes } from './import/import-routes.ts'
import { importSupportersCommand } from './import/import-supporters-command.ts'
import { footForm } from './join/foot-form.tsx'
import { joinRoutes } from './join/join-routes.ts'
import { joinPath, leavePath, stopPath, supportersPath, updatesPath } from './links.ts'
import { stopRoutes } from './lists/stop-routes.tsx'
import { networkMailReturned } from './mail/network-mail-returned.ts'
import { networkMailSettled } from './mail/network-mail-settled.ts'
import { mailingsPath } from './mailings/links.ts'
import { mailingMailsSettled } from './mailings/mailing-mails-settled.ts'
import { mailingRoutes } from './mailings/mailing-routes.tsx'
import { stopRestoredMailings } from './mailings/retention/stop-restored-mailings.ts'
import { migration0017 } from './migration-0017.ts'
import { migration0023 } from './migration-0023.ts'
import { migration0024 } from './migration-0024.ts'
import { preferencesRoutes } from './preferences/preferences-routes.ts'
import { requestsRoutes, requestTodos } from './requests/requests-routes.tsx'
import { holdRestoredAlerts, restoredAlertsCheck } from './restored/hold-restored-alerts.ts'
import { suppressionKeyCheck } from './suppression/suppression-key.ts'

export { noteActed } from './acted/note-acted.ts'
export { type AddressFault, type ReadAddress, readAddress } from './address/read-address.ts'
export { suggestAddress } from './address/suggest-address.ts'
export { mayTakeAddresses } from './alerts/may-take-addresses.ts'
export { type MailTroubles, mailTroubles } from './bounces/trouble-store.ts'
export { type ConcernKind, type Concerns, callsForHelp, concernKinds, mustBeSeenFirst } from './guard/concern.ts'
export { isDisposable } from './guard/disposable/is-disposable.ts'
export { dropFlag, type FlagSubject, flagText, type NewFlag } from './guard/flags/flag-text.ts'
export { type Guarding, type GuardOutcome, guardForm } from './guard/guard-form.tsx'
export { type Guarded, GuardNotice } from './guard/guard-notice.tsx'
export { HelpAtOnce, helpNumbers } from './guard/help-at-once.tsx'
export { type GuardLimits, guardLimits } from './guard/limits/guard-limits.ts'
export { PressureMeter } from './guard/limits/pressure-meter.ts'
export { type JsxPart, ProofAhead } from './guard/proof/proof-part.tsx'
export { readsAsDistress } from './guard/reading/read-concerns.ts'
export { type Post, type PostVerdict, takePost } from './guard/take-post.ts'
export { joinBox } from './join/join-box.tsx'
export { keepNetwork } from './keep-network.ts'
export { alertsLink, updatesPath } from './links.ts'
export { leaveFor } from './lists/leave-for.ts'
export { listHeaders } from './mail/list-headers.ts'
export { returnAddress } from './mail/return-address.ts'
export { retentionRules } from './retention/retention-rules.ts'
export { closeTo } from './suppression/close-to.ts'
export { mayWriteTo } from './suppression/may-write-to.ts'

/** People who asked to hear from us: what they agreed to, what they are told, and who must not be written to. */
export const networkRoom: Room = {
  name: 'network',
  migrations: [migration0017, migration0023, migration0024, migration0025a, migration0026],
  routes: router => {
    preferencesRoutes(router)
    alertRoutes(router)
    confirmRoutes(router)
    leaveRoutes(router)
    joinRoutes(router)
    stopRoutes(router)
    hookRoutes(router)
    supportersRoutes(router)
    listRoutes(router)
    importRoutes(router)
    requestsRoutes(router)
    challengeRoutes(router)
    flagRoutes(router)
    mailingRoutes(router)
  },
  footPart: footForm,
  commands: [importSupportersCommand],
  largerBodies: importBodies,
  menu: [
    { place: 'footer', order: 39, path: joinPath, label: 'join.page.menu' },
    { place: 'footer', order: 40, path: updatesPath, label: 'network.updates.menu' },
    { place: 'console', order: 50, path: supportersPath, label: 'network.console.menu' },
    { place: 'console', order: 51, path: mailingsPath, label: 'mailings.menu' },
    { place: 'console', order: 48, path: flagsPath, label: 'guard.console.menu' },
  ],
  trustPanels: alertPanel,
  consoleTodos: async c => [...(await requestTodos(c)), ...(await flagTodos(c))],
  // Mail providers press the button in a mail as they like (RFC 8058).
  unreadBodies: [leavePath, stopPath],
  checks: [suppressionKeyCheck, restoredAlertsCheck],
  afterRestore: async (db, now) =>
    [await holdRestoredAlerts(db, now), await stopRestoredMailings(db, now)].filter(said => said !== null).join(' ') || null,
  mailsSettled: async (tx, mails, house) => {
    for (const mail of mails) await networkMailSettled(tx, mail, house)
    await mailingMailsSettled(tx, mails)
  },
  mailReturned: networkMailReturned,
}
