/** For staff: what is written to many. */
export const mailingsPath = '/console/mailings'
export const newMailingPath = `${mailingsPath}/new`
const at = `${mailingsPath}/:id{[0-9]+}`
export const mailingPath = at
export const mailingLink = (id: number): string => `${mailingsPath}/${id}`
const of = (part: string) => ({ path: `${at}/${part}`, link: (id: number): string => `${mailingLink(id)}/${part}` })
export const wordsAt = of('words')
export const peopleAt = of('people')
export const previewAt = of('preview')
/** The mail itself, in a frame of the preview. */
export const previewMailAt = of('preview/mail')
export const testAt = of('test')
export const startAt = of('start')
export const unscheduleAt = of('unschedule')
export const pauseAt = of('pause')
export const resumeAt = of('resume')
export const stopAt = of('stop')
export const publicAt = of('public')
export const deleteAt = of('delete')

/** A link in a mail to a page of ours: counted in total, and nothing of who follows it. */
export const clickPath = '/m/:mailing{[0-9]+}/:number{[0-9]+}'
export const clickLink = (mailing: number, number: number): string => `/m/${mailing}/${number}`

/** A mailing to read in the browser, once staff have made it public. */
export const readPath = '/updates/mailings/:id{[0-9]+}'
export const readLink = (id: number): string => `/updates/mailings/${id}`

/** What a batch in the outbox says it is about. */
export const batchOfMailing = (id: number): string => `mailing/${id}`
