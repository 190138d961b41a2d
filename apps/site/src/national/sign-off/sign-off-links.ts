/** What hospitals have counted and sent, for staff. */
export const submissionsDeskPath = '/console/submissions'
const one = `${submissionsDeskPath}/:id{[0-9]{1,9}}`
export const submissionDeskAt = { path: one, link: (id: number): string => `${submissionsDeskPath}/${id}` }
const ofOne = (part: string) => ({
  path: `${one}/${part}`,
  link: (id: number): string => `${submissionDeskAt.link(id)}/${part}`,
})
export const signOffAt = ofOne('sign-off')
export const declineAt = ofOne('decline')
export const withdrawAt = ofOne('withdraw')
/** Of the trust of this submission: what its counts make of the newest release, as a correction. */
export const publishNowAt = ofOne('publish')

/** For everybody: the signed file itself, once a release holds it. */
export const submissionFileAt = {
  path: '/national/submissions/:file{[0-9a-f]{64}\\.json}',
  link: (sha256: string): string => `/national/submissions/${sha256}.json`,
}
