/** For a hospital, behind its own sign-in: its assessments, and one of them. */
export const ownPath = '/hospital/assessment'
export const ownAt = { path: `${ownPath}/:id{[0-9]{1,15}}`, link: (id: number): string => `${ownPath}/${id}` }

/** For everybody: what the units of a trust say about themselves, this year and earlier. */
export const trustAssessmentsPath = '/trusts/:code/standards'
export const trustAssessmentsLink = (code: string): string => `/trusts/${code}/standards`

/** For staff. */
export const deskPath = '/console/assessments'
const one = `${deskPath}/:id{[0-9]{1,15}}`
export const deskAt = { path: one, link: (id: number): string => `${deskPath}/${id}` }
export const withholdAt = { path: `${one}/withhold`, link: (id: number): string => `${deskPath}/${id}/withhold` }
