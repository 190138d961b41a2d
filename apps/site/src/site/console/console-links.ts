/** The addresses of the console's pages that this room owns. The door itself belongs to accounts. */
export const setupPath = '/console/setup'
export const outboxPath = '/console/outbox'
export const testMailPath = '/console/outbox/test'
export const mailPath = '/console/outbox/:id{\\d{1,15}}'
export const sendMailPath = '/console/outbox/:id{\\d{1,15}}/send'

export const setupLink = (field?: string): string => (field === undefined ? setupPath : `${setupPath}#${field}`)
export const outboxLink = (before?: number): string => (before === undefined ? outboxPath : `${outboxPath}?before=${before}`)
export const mailLink = (id: number): string => `${outboxPath}/${id}`
export const sendMailLink = (id: number): string => `${mailLink(id)}/send`
