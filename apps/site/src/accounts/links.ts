/** The addresses of this room. */
export const consoleLink = (): string => '/console'

/** The door: open to whoever has not signed in. Everything else under /console is closed to them. */
export const signInPath = '/console/sign-in'
export const secondStepPath = '/console/second-step'
export const setUpPath = '/console/second-step/set-up'
export const startTotpPath = '/console/second-step/app'
export const passkeyOptionsPath = '/console/passkey/options'
export const passkeySignInPath = '/console/passkey'
export const newPasskeyOptionsPath = '/console/passkey/new/options'
export const newPasskeyPath = '/console/passkey/new'
export const forgottenPath = '/console/forgotten'
export const newPasswordPath = '/console/new-password/:token'
export const enterPath = '/console/enter/:token'
export const invitationPath = '/console/invitation/:token'
export const leaveLink = (): string => '/console/leave'

/** What stands before the door. A test walks the console and holds every other address to be closed. */
export const doorPaths: readonly string[] = [
  signInPath,
  secondStepPath,
  setUpPath,
  startTotpPath,
  passkeyOptionsPath,
  passkeySignInPath,
  newPasskeyOptionsPath,
  newPasskeyPath,
  forgottenPath,
  newPasswordPath,
  enterPath,
  invitationPath,
  leaveLink(),
]

const withTo = (path: string, to: string): string => (to === consoleLink() ? path : `${path}?to=${encodeURIComponent(to)}`)
export const signInLink = (to = consoleLink()): string => withTo(signInPath, to)
export const secondStepLink = (to = consoleLink()): string => withTo(secondStepPath, to)
export const setUpLink = (to = consoleLink()): string => withTo(setUpPath, to)
export const enterLink = (token: string): string => enterPath.replace(':token', encodeURIComponent(token))
export const invitationLink = (token: string): string => invitationPath.replace(':token', encodeURIComponent(token))
export const newPasswordLink = (token: string): string => newPasswordPath.replace(':token', encodeURIComponent(token))

export const accountPath = '/console/account'
export type AccountNews =
  | 'name'
  | 'password'
  | 'language'
  | 'totp'
  | 'passkey-added'
  | 'passkey-named'
  | 'passkey-removed'
  | 'ended'
export const accountLink = (done?: AccountNews): string => (done ? `${accountPath}?done=${done}` : accountPath)
export const accountPaths = {
  profile: '/console/account/profile',
  password: '/console/account/password',
  totp: '/console/account/app',
  startTotp: '/console/account/app/start',
  backupCodes: '/console/account/backup-codes',
  namePasskey: '/console/account/passkeys/name',
  removePasskey: '/console/account/passkeys/remove',
  endSession: '/console/account/sessions/end',
  endOthers: '/console/account/sessions/end-others',
  prove: '/console/account/prove',
} as const
export const proveLink = (to: string): string => withTo(accountPaths.prove, to)

export const staffPath = '/console/staff'
export const personPath = '/console/staff/:id'
export type StaffNews =
  | 'invited'
  | 'sent-again'
  | 'withdrawn'
  | 'role'
  | 'deactivated'
  | 'reactivated'
  | 'barred'
  | 'lifted'
  | 'reset'
  | 'nothing-to-do'
export const staffLink = (done?: StaffNews): string => (done ? `${staffPath}?done=${done}` : staffPath)
export const personLink = (id: string, done?: StaffNews): string =>
  `${personPath.replace(':id', encodeURIComponent(id))}${done ? `?done=${done}` : ''}`
export const staffPaths = {
  invite: '/console/staff/invite',
  sendAgain: '/console/staff/invitations/:id/send-again',
  withdraw: '/console/staff/invitations/:id/withdraw',
  role: '/console/staff/:id/role',
  deactivate: '/console/staff/:id/deactivate',
  reactivate: '/console/staff/:id/reactivate',
  bar: '/console/staff/:id/bar',
  lift: '/console/staff/:id/lift',
  reset: '/console/staff/:id/reset',
} as const
export const staffActionLink = (action: keyof typeof staffPaths, id: string): string =>
  staffPaths[action].replace(':id', encodeURIComponent(id))
