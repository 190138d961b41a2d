/** The yes behind the link in a mail to an address at work. To open it changes nothing. */
export const confirmPath = '/professionals/confirm/:token'
export const confirmLink = (token: string): string => `/professionals/confirm/${token}`
/** After a form with an address at work: the same for everybody. */
export const askedPath = '/professionals/asked'

/** For staff: addresses that are at no domain of the health service. */
export const professionalsPath = '/console/professionals'
export const decideAt = {
  path: `${professionalsPath}/:id{[0-9]{1,15}}`,
  link: (id: number): string => `${professionalsPath}/${id}`,
}
