/** The addresses of the console's pages that this room owns. The door itself belongs to accounts. */
export const setupPath = '/console/setup'
export const outboxPath = '/console/outbox'
export const testMailPath = '/console/outbox/test'
export const mailPath = '/console/outbox/:id{\\d{1,15}}'
export const sendMailPath = '/console/outbox/:id{\\d{1,15}}/send'

export const goLivePath = '/console/go-live'
export const restoreTestedPath = '/console/go-live/restore-tested'
export const mailTestsPath = '/console/go-live/mail'
export const sendMailTestPath = '/console/go-live/mail/send'
export const noteHeadersPath = '/console/go-live/mail/headers'
export const lookUpPath = '/console/go-live/mail/records'

export type GoLiveNews = 'restore-noted' | 'sent' | 'noted' | 'looked-up'
const withNews = (path: string, done?: string): string => (done ? `${path}?done=${done}` : path)
export const goLiveLink = (done?: GoLiveNews): string => withNews(goLivePath, done)
export const mailTestsLink = (done?: GoLiveNews): string => withNews(mailTestsPath, done)

export const setupLink = (field?: string): string => (field === undefined ? setupPath : `${setupPath}#${field}`)
export const outboxLink = (before?: number): string => (before === undefined ? outboxPath : `${outboxPath}?before=${before}`)
export const mailLink = (id: number): string => `${outboxPath}/${id}`
export const sendMailLink = (id: number): string => `${mailLink(id)}/send`

export const registerDeskPath = '/console/register'
export const renewalCalendarPath = '/console/register/renewals.ics'
export const mergePath = '/console/register/merge'
export const undoMergerPath = '/console/register/mergers/:id{\\d{1,15}}/undo'
export type RegisterNews = 'merged' | 'same' | 'undone' | 'followed' | 'in-source' | 'nothing'
export const registerDeskLink = (done?: RegisterNews): string => withNews(registerDeskPath, done)
export const undoMergerLink = (id: number): string => `/console/register/mergers/${id}/undo`
