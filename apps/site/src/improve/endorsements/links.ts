/** Standing behind the standards: the form. */
export const endorsePath = '/standards/endorse'
/** How many do, by trust, and the names of those who agreed. */
export const endorsementsPath = '/standards/endorsements'
/** One's own signature: seeing it, showing the name or not, taking it back. */
export const minePath = `${endorsePath}/mine/:token`
export const mineLink = (token: string): string => `${endorsePath}/mine/${token}`

/** For staff: names that wait to be looked at, and those that are shown. */
export const deskPath = '/console/endorsements'
export const decideAt = { path: `${deskPath}/:id{[0-9]{1,15}}`, link: (id: number): string => `${deskPath}/${id}` }
