/** The pages of hospitals' people. */
export const hospitalPath = '/hospital'
export const hospitalSignInPath = '/hospital/sign-in'
export const hospitalEnterPath = '/hospital/enter/:token'
export const hospitalLeavePath = '/hospital/leave'
export const hospitalEnterLink = (token: string): string => hospitalEnterPath.replace(':token', encodeURIComponent(token))

/** Where staff decide who they are. */
export const hospitalsPath = '/console/hospitals'
export const hospitalPaths = {
  invite: '/console/hospitals/invite',
  sendAgain: '/console/hospitals/:id/send-again',
  callBack: '/console/hospitals/:id/call-back',
  remove: '/console/hospitals/:id/remove',
} as const
export const hospitalActionLink = (action: keyof typeof hospitalPaths, id: string): string =>
  hospitalPaths[action].replace(':id', encodeURIComponent(id))

export type HospitalNews = 'invited' | 'sent-again' | 'called-back' | 'removed' | 'nothing-to-do'
export const hospitalNews: readonly HospitalNews[] = ['invited', 'sent-again', 'called-back', 'removed', 'nothing-to-do']
export const hospitalsLink = (done?: HospitalNews): string => (done ? `${hospitalsPath}?done=${done}` : hospitalsPath)
