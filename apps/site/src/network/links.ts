import { type Locale, localPath } from '../foundation/index.ts'

/** Where people ask to hear from us, and see what is kept about them. */
export const updatesPath = '/updates'

/** "Tell me when this changes", of one trust. */
export const alertsPath = `${updatesPath}/trusts/:code`
export const alertsLink = (code: string): string => `${updatesPath}/trusts/${encodeURIComponent(code)}`

/** After the form, the same whatever the address was. */
export const askedPath = `${updatesPath}/asked`

/** Where a link in a mail is used. To open it changes nothing. */
export const confirmPath = `${updatesPath}/confirm/:token`
export const confirmLink = (token: string): string => `${updatesPath}/confirm/${token}`

/** No more mail: a page with a button, and what mail programs post to (RFC 8058). */
export const leavePath = `${updatesPath}/leave/:token`
export const leaveLink = (token: string): string => `${updatesPath}/leave/${token}`

/** Asking for the link to what is kept about oneself. */
export const preferencesFormPath = `${updatesPath}/preferences`
/** After that form, the same whatever the address was. */
export const sentPath = `${updatesPath}/sent`
export const preferencesPath = `${updatesPath}/preferences/:token`
export const preferencesLink = (token: string): string => `${updatesPath}/preferences/${token}`
export const preferencesExportPath = `${preferencesPath}/export.json`
export const preferencesExportLink = (token: string): string => `${preferencesLink(token)}/export.json`
export const preferencesErasePath = `${preferencesPath}/erase`
export const preferencesEraseLink = (token: string): string => `${preferencesLink(token)}/erase`
export const erasedPath = `${updatesPath}/erased`

/** The Campaigns Network: what it is, and joining it. */
export const joinPath = '/network'
/** After either form of sign-up, the same whatever the address was. */
export const joinedPath = `${joinPath}/asked`
/** Where the link in the mail that follows is used. To open it changes nothing. */
export const joinConfirmPath = `${joinPath}/confirm/:token`
export const joinConfirmLink = (token: string): string => `${joinPath}/confirm/${token}`

/** No more mail of one kind: a page with a button, and what mail programs post to (RFC 8058). */
export const stopPath = `${updatesPath}/stop/:token`
export const stopLink = (token: string): string => `${updatesPath}/stop/${token}`

/** Where somebody says yes to the address that replaces another. */
export const movePath = `${updatesPath}/address/:token`
export const moveLink = (token: string): string => `${updatesPath}/address/${token}`

/** For staff. */
export const supportersPath = '/console/supporters'
export const lookUpPath = `${supportersPath}/look-up`
export const liftPath = `${supportersPath}/lift`
export const alertsOfRelease = (release: string): string => `alerts/${release}`
const of = (part: string) => ({
  path: `${supportersPath}/:id{[0-9]+}/${part}`,
  link: (id: number): string => `${supportersPath}/${id}/${part}`,
})
export const exportAt = of('export')
export const eraseAt = of('erase')
export const importPath = `${supportersPath}/import`
/** For good; the other address only tries. */
export const importRunPath = `${importPath}/run`
export const importFaultsAt = {
  path: `${importPath}/:id{[0-9]+}/broken-rows.csv`,
  link: (id: number): string => `${importPath}/${id}/broken-rows.csv`,
}
export const exportListPath = `${supportersPath}/export`
export const requestsPath = `${supportersPath}/requests`
export const requestAnsweredAt = {
  path: `${requestsPath}/:id{[0-9]+}/answered`,
  link: (id: number): string => `${requestsPath}/${id}/answered`,
}
export const softOptInPath = `${supportersPath}/soft-opt-in`
const ofBatch = (part: string) => ({
  path: `${supportersPath}/alerts/:batch{[0-9]+}/${part}`,
  link: (batch: number): string => `${supportersPath}/alerts/${batch}/${part}`,
})
export const pauseAt = ofBatch('pause')
export const resumeAt = ofBatch('resume')

/** The privacy page belongs to a higher room; its address is one of the site's contracts. */
export const privacyPath = '/privacy'

/** A link as it stands in a mail: whole, and in the reader's language. */
export const linkInMail = (baseUrl: string, locale: Locale, path: string): string => baseUrl + localPath(locale, path)
